"""项目: taking in and editing the roster."""
