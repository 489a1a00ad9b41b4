-- A bot has a place like a person's, and a character; it comes back by itself when its round goes on after a restart.

ALTER TABLE member DROP CONSTRAINT member_role;
ALTER TABLE member ADD CONSTRAINT member_role CHECK (role IN ('player', 'host', 'screen', 'bot'));
ALTER TABLE member ADD COLUMN character text CHECK ((role = 'bot') = (character IS NOT NULL));
