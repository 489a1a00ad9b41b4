-- What a server kept whose newest migration is this one.
INSERT INTO exercise (code, options) VALUES ('OLDIE', '{"teamName": "Night shift"}');
INSERT INTO scenario (hash, text) VALUES ('abc', '{"id":"old"}');
INSERT INTO round (id, exercise, team, scenario_hash, seed, engine_version, format_version, state, options, kind, number)
VALUES ('r1', 'OLDIE', 0, 'abc', 'seed', 'engine-1', 1, 'live', '{"size": 4, "layer": "standard"}', 'incident', 1);
INSERT INTO member (id, exercise, team, token_hash, name, role, character)
VALUES ('m1', 'OLDIE', 0, 'hash-of-host', 'Ana', 'host', NULL), ('m2', 'OLDIE', 0, 'hash-of-player', 'Bo', 'player', NULL),
  ('m3', 'OLDIE', 0, 'hash-of-screen', NULL, 'screen', NULL), ('m4', 'OLDIE', 0, 'hash-of-bot', 'Juno', 'bot', 'competent');
INSERT INTO journal (round, seq, kind, tick, seat, body, epoch)
VALUES ('r1', 1, 'presence', 0, 'm1', '{"clockMs": 0, "event": {"kind": "joined", "isHost": true}}', 3),
  ('r1', 2, 'command', 12, 'm1', '{"clockMs": 300, "id": "c1", "command": {"type": "chat.say", "text": "hello"}}', 3),
  ('r1', 3, 'clock', 40, NULL, '{"clockMs": 1000, "speed": 4, "phase": "live", "isPaused": false}', 3);
INSERT INTO checkpoint (round, slot, seq, tick, hash, state)
VALUES ('r1', 0, 2, 12, encode(sha256('\x0102'), 'hex'), '\x0102');
INSERT INTO node (name, life, url, expires_at) VALUES ('this folder', 'a life', NULL, now());
INSERT INTO lease (exercise, owner, epoch) VALUES ('OLDIE', 'this folder', 3);
INSERT INTO own_scenario (id, name, text, card, key_hash)
VALUES ('s1', 'mine', 'id: mine', '{"title": "Mine"}', 'hash-of-key');
INSERT INTO played (scenario, times) VALUES ('old', 7);
INSERT INTO past_round (round, team, outcome) VALUES ('r1', 'Night shift', '{"lost": 12}');
INSERT INTO deleted_token (token_hash) VALUES ('hash-of-somebody-gone');
