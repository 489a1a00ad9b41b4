-- How a round went, once its debrief has been worked out. It goes with its round.

CREATE TABLE past_round (
  round text PRIMARY KEY REFERENCES round ON DELETE CASCADE,
  team text,
  ended timestamptz NOT NULL DEFAULT now(),
  outcome jsonb NOT NULL
);
CREATE INDEX past_round_ended ON past_round (ended);
