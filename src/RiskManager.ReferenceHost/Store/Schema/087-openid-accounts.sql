-- Who signs in through the company's OpenID provider: issuer and subject, which never change there. Null: an account of this host.
ALTER TABLE accounts ADD COLUMN subject TEXT;
CREATE UNIQUE INDEX accounts_by_subject ON accounts (subject);
