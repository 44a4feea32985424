"""A desk -> one file that holds all of it, made while people work, and back into an empty folder.

contents  what a backup lists: each member with its size and hash   package   the zip file: written, proven, unpacked
snapshot  the database and the evidence as of one moment             rows      PostgreSQL's tables <-> members
make      a desk -> a backup                                         restore   a backup -> a desk
"""
