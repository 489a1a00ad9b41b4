-- Which processes run exercises. A node lives for as long as it keeps saying so, and its leases hold for as long as it
-- lives: one row a second for each node, however many exercises it runs.

CREATE TABLE node (
  name       text        PRIMARY KEY,
  -- Which process goes by this name now. Only nodes can read it, so that naming it proves to be one.
  life       text        NOT NULL,
  -- Where the other nodes reach it; null while they should not.
  url        text,
  expires_at timestamptz NOT NULL
);

ALTER TABLE lease DROP COLUMN expires_at;
-- Nobody's once it was released; the epoch goes on.
ALTER TABLE lease ALTER COLUMN owner DROP NOT NULL;
CREATE INDEX lease_owner ON lease (owner);
CREATE INDEX round_live ON round (exercise) WHERE state = 'live';
