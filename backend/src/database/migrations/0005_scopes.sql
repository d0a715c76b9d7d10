-- What a key could do by `tasks:…` now has scopes of its own: keys that exist keep what they had.
UPDATE "api_keys" SET "scopes" = "scopes"
  || CASE WHEN 'tasks:read' = ANY ("scopes")
       THEN ARRAY['projects:read', 'labels:read', 'views:read', 'preferences:read'] ELSE ARRAY[]::text[] END
  || CASE WHEN 'tasks:write' = ANY ("scopes")
       THEN ARRAY['projects:write', 'labels:write', 'views:write', 'preferences:write'] ELSE ARRAY[]::text[] END;
