"""What wires code together that no import and no call shows; one file per way. Pure."""
