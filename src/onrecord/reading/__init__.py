"""Document -> Reading: one module or package a layer."""
