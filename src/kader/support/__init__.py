"""An individual matter under a law: notification, conversation, report, decision."""
