"""The quality of a partnership: when it is reviewed, what is found, and whether what was done about it helped."""
