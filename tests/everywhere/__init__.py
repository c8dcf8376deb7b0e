"""What holds in Chromium, Firefox and WebKitGTK alike, over http and from files."""
