-- Whoever comes back to a session that its host has deleted is told so, by whichever process they come to. For a day.

CREATE TABLE deleted_token (
  token_hash text        PRIMARY KEY,
  deleted    timestamptz NOT NULL DEFAULT now()
);
