"""Training, practice, observation, certificates, and introducing the model."""
