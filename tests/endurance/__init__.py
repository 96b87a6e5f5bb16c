"""What a build survives: kills, full disks and other builds. Not part of the tests, since it takes minutes and chance."""
