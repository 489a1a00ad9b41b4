-- Exercises, their rounds and people, and what happened in each round.
-- Written for PostgreSQL 15 and later; the embedded PGlite takes the same text.

CREATE TABLE exercise (
  code            text        PRIMARY KEY,
  host_token_hash text        NOT NULL,
  options         jsonb       NOT NULL,
  created         timestamptz NOT NULL DEFAULT now(),
  ended           timestamptz
);

-- The complete canonical text, so that editing a library file changes no live or past round.
CREATE TABLE scenario (
  hash text PRIMARY KEY,
  text text NOT NULL
);

CREATE TABLE round (
  id             text        PRIMARY KEY,
  exercise       text        NOT NULL REFERENCES exercise ON DELETE CASCADE,
  team           integer     NOT NULL,
  scenario_hash  text        NOT NULL REFERENCES scenario,
  seed           text        NOT NULL,
  engine_version text        NOT NULL,
  format_version integer     NOT NULL,
  state          text        NOT NULL CHECK (state IN ('lobby', 'live', 'debrief', 'closed')),
  created        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX round_exercise ON round (exercise);
CREATE INDEX round_scenario ON round (scenario_hash);

-- Names live here and nowhere else: the journal knows people by id, so a name can be erased.
CREATE TABLE member (
  id         text        PRIMARY KEY,
  exercise   text        NOT NULL REFERENCES exercise ON DELETE CASCADE,
  team       integer     NOT NULL,
  token_hash text        NOT NULL UNIQUE,
  name       text,
  joined     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX member_exercise ON member (exercise);

CREATE TABLE journal (
  round    text        NOT NULL REFERENCES round ON DELETE CASCADE,
  seq      integer     NOT NULL CHECK (seq > 0),
  kind     text        NOT NULL CHECK (kind IN ('command', 'presence', 'timer', 'clock', 'void', 'failure')),
  tick     integer     NOT NULL,
  seat     text,
  body     jsonb       NOT NULL,
  epoch    integer     NOT NULL,
  recorded timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (round, seq)
);

-- Two slots a round: a new checkpoint replaces the older one, so the newest is never the only one.
CREATE TABLE checkpoint (
  round text     NOT NULL REFERENCES round ON DELETE CASCADE,
  slot  smallint NOT NULL CHECK (slot IN (0, 1)),
  seq   integer  NOT NULL,
  tick  integer  NOT NULL,
  hash  text     NOT NULL,
  state bytea    NOT NULL,
  PRIMARY KEY (round, slot)
);

-- Which process runs an exercise. The epoch grows at every taking and fences off the previous owner.
CREATE TABLE lease (
  exercise   text        PRIMARY KEY REFERENCES exercise ON DELETE CASCADE,
  owner      text        NOT NULL,
  epoch      integer     NOT NULL,
  expires_at timestamptz NOT NULL
);
