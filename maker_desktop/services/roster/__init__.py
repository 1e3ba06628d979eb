"""项目: importing and editing the roster."""
