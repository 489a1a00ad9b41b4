-- A big screen has a token like a person's, so that it comes back by itself; it joins no round and has no name.

ALTER TABLE member ADD COLUMN is_screen boolean NOT NULL DEFAULT false;
