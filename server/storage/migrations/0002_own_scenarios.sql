-- Scenarios that people saved on this server, and how often each scenario went live.

CREATE TABLE own_scenario (
  id       text        PRIMARY KEY,
  -- The id inside the file: no two may share one.
  name     text        NOT NULL UNIQUE,
  text     text        NOT NULL,
  -- What the library shows of it, so that showing it needs no reading of the text.
  card     jsonb       NOT NULL,
  -- Whoever saved it can change it; the browser keeps the key, we keep its hash.
  key_hash text        NOT NULL,
  saved    timestamptz NOT NULL DEFAULT now()
);

-- Counted apart from the rounds, which retention removes.
CREATE TABLE played (
  scenario text    PRIMARY KEY,
  times    integer NOT NULL
);
