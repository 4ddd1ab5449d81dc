-- What is installed in this database; one row, written by the installer.
--   structure  SHA-256 of the scripts that made schemas and tables
--   scripts    SHA-256 of all scripts that ran
--   java       whether the Java functions were installed
--   jar        SHA-256 of the jar with the Java functions; NULL where the installer did not bring it
CREATE TABLE pgstream.pgs_installation (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    structure text NOT NULL,
    scripts text NOT NULL,
    java boolean NOT NULL,
    jar text,
    installed_at timestamptz NOT NULL DEFAULT now()
);
