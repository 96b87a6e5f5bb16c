"""What translators do with files: see what is to do, begin a translation, compare it with its source, stamp it."""
