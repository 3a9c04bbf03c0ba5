"""Print orders become files: the outbox is emptied, pages are written beside and renamed."""
