"""The predictors, one module a task or two: input rows in, what the stages find out, never looking at labels."""
