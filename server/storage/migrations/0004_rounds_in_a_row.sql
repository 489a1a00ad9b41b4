-- A team plays several rounds in a row, each with options of its own. People are players, facilitators or big screens.

ALTER TABLE round ADD COLUMN options jsonb;
UPDATE round SET options = exercise.options FROM exercise WHERE exercise.code = round.exercise;
ALTER TABLE round ALTER COLUMN options SET NOT NULL;
-- A warm-up goes before a round that waits beneath it.
ALTER TABLE round ADD COLUMN kind text NOT NULL DEFAULT 'incident' CHECK (kind IN ('incident', 'warm-up'));
-- Two rounds may be founded within one tick of the database's clock.
ALTER TABLE round ADD COLUMN number integer NOT NULL DEFAULT 1;
ALTER TABLE round ADD CONSTRAINT round_number UNIQUE (exercise, team, number);

ALTER TABLE member ADD COLUMN role text;
UPDATE member SET role = CASE
  WHEN member.is_screen THEN 'screen'
  WHEN member.token_hash = exercise.host_token_hash THEN 'host'
  ELSE 'player' END
  FROM exercise WHERE exercise.code = member.exercise;
ALTER TABLE member ALTER COLUMN role SET NOT NULL;
ALTER TABLE member ADD CONSTRAINT member_role CHECK (role IN ('player', 'host', 'screen'));
ALTER TABLE member DROP COLUMN is_screen;

-- Who hosts stands with the people: there may be several.
ALTER TABLE exercise DROP COLUMN host_token_hash;
