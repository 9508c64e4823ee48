"""What was imposed, with figures: sanctions, expulsions, deployments, aid, and powers a law grants."""

from diurna.extraction.measures.extractor import extract_measures

__all__ = ["extract_measures"]
