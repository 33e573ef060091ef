# What eRm, psychotools and lme4 make of fixed data: `Rscript oracles.R DIRECTORY`, started by measurement_oracles.py.
suppressMessages({library(eRm); library(psychotools); library(lme4)})
place <- commandArgs(trailingOnly = TRUE)[1]
keep <- function(values, name) {
  write.table(format(values, digits = 17, trim = TRUE), file.path(place, name),
              sep = ",", quote = FALSE, row.names = FALSE, col.names = FALSE)
}
answers <- function(name) as.matrix(read.csv(file.path(place, paste0(name, ".csv"))))

for (name in c("rasch", "gaps", "pcm", "rsm")) {
  made <- switch(name, rasch = RM, gaps = RM, pcm = PCM, rsm = RSM)(answers(name))
  keep(made$betapar, paste0(name, "-erm.values"))
  keep(made$W %*% solve(made$hessian) %*% t(made$W), paste0(name, "-erm.covariance"))
  keep(made$loglik, paste0(name, "-erm.likelihood"))
}
for (name in c("rasch", "gaps", "pcm", "rsm")) {
  fit <- switch(name, rasch = raschmodel, gaps = raschmodel, pcm = pcmodel, rsm = rsmodel)
  made <- fit(answers(name), reltol = 1e-14)
  steps <- threshpar(made, type = "mode", alias = TRUE, relative = FALSE, cumulative = FALSE, vcov = TRUE)
  keep(unlist(steps), paste0(name, "-psychotools.values"))
  keep(vcov(steps), paste0(name, "-psychotools.covariance"))
  keep(as.numeric(logLik(made)), paste0(name, "-psychotools.likelihood"))
}
crossed <- read.csv(file.path(place, "crossed.csv"))
made <- lmer(y ~ 1 + (1 | teacher) + (1 | rater), crossed, REML = TRUE,
             control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10)))
spread <- as.data.frame(VarCorr(made))
keep(c(spread$vcov[spread$grp == "Residual"], spread$vcov[spread$grp == "teacher"], spread$vcov[spread$grp == "rater"],
       fixef(made), sqrt(diag(as.matrix(vcov(made)))), REMLcrit(made)), "crossed-lme4.values")
