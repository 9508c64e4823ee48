"""What Diurna knows before it reads: PLOVER, roles, kinds of measure, and the tables of actors and places."""
