"""The windows around the pages: start page, main window, help, crash dialog."""
