"""Write what was compiled: the only room that writes outside a notebook's store."""
