# How long eRm, psychotools and lme4 take: `Rscript timed.R TASK DIRECTORY`, started by measurement.py.
suppressMessages({library(eRm); library(psychotools); library(lme4)})
given <- commandArgs(trailingOnly = TRUE)
file <- file.path(given[2], if (given[1] == "lme4") "crossed.csv" else "small.csv")
data <- read.csv(file)
value <- NA
taken <- system.time(
  if (given[1] == "erm") { made <- PCM(as.matrix(data)); value <- made$loglik
  } else if (given[1] == "psychotools") { made <- pcmodel(as.matrix(data)); value <- as.numeric(logLik(made))
  } else { made <- lmer(y ~ 1 + (1 | teacher) + (1 | rater), data, REML = TRUE); value <- -REMLcrit(made) / 2 }
)
cat(sprintf('{"seconds": %f, "cpu": %f, "log_likelihood": %f, "rmse": null}\n',
            taken[["elapsed"]], taken[["user.self"]] + taken[["sys.self"]], value))
