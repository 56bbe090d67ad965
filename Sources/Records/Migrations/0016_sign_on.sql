-- A session begun by single sign-on has no password of ours to change.
ALTER TABLE session ADD COLUMN via TEXT NOT NULL DEFAULT 'password' CHECK (via IN ('password', 'sign_on'));
