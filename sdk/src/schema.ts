// Generated from backend/openapi.json by `npm run generate`. Do not edit.

export type paths = {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether the service and its database are up */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether the service is ready to take requests */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether the process responds at all */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/oauth2/public-client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a client that asks for access says about itself */
        get: operations["readClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/oauth2/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant or refuse access to a client that asks for it */
        post: operations["decideOnClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/oauth2/get-consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the clients that the user has granted access, and their scopes */
        get: operations["listConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/oauth2/delete-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disconnect a client: its tokens are no longer accepted */
        post: operations["withdrawConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove that it is still you, where 403 FRESH_PROOF_REQUIRED asks for it */
        post: operations["prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/list-sign-in-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List by what the user can sign in */
        get: operations["listSignInMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/generate-register-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Begin to add a passkey: what the browser is to be asked for */
        get: operations["beginPasskey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/verify-registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the passkey that the browser has made */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/update-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rename a passkey */
        post: operations["renamePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/delete-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a passkey, unless it is the only way to sign in */
        post: operations["removePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to use an authenticator app; its first code completes it */
        post: operations["beginAuthenticator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/verify-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a code of the app: completes signing in, or the beginning to use the app */
        post: operations["verifyCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/verify-backup-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete signing in with a recovery code instead of one of the app */
        post: operations["useRecoveryCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/generate-backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new recovery codes; the former ones are void */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No longer use the authenticator app */
        post: operations["removeAuthenticator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/generate-authenticate-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Begin to sign in, or to prove that it is you, with a passkey */
        get: operations["beginPasskeySignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/verify-authentication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey: sets the session cookie */
        post: operations["signInWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/ldap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with the password of a directory (LDAP): sets the session cookie */
        post: operations["signInWithDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/ldap/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an account of the directory to one's ways to sign in */
        post: operations["linkDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where else users may sign in */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in at a provider */
        post: operations["signInWithProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/providers/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to add an account at a provider to one's ways to sign in */
        post: operations["linkProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/providers/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to prove that it is still you, by signing in at a provider once more */
        post: operations["proveWithProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/providers/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove an account at a provider, unless it is the only way to sign in */
        post: operations["unlinkProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/providers/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a provider sends the browser back to: sets the session cookie, and leads on to a page */
        get: operations["completeProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-up/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create an account */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in: sets the session cookie */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out: ends the session */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a JWT for the API, valid for 15 minutes, for the session of the cookie */
        get: operations["getToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the public keys that verify the JWTs (RFC 7517) */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/get-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the session of the cookie and its user; null if there is none */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/list-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the user's sessions */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session with this token */
        post: operations["revokeSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke-other-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every session but this one */
        post: operations["revokeOtherSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/revoke-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every session */
        post: operations["revokeSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/update-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the name, or how far the user is in the tour */
        post: operations["updateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/request-password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request a mail to reset the password; the response is the same for every address */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open the link in the mail: redirects to the client's page with the token */
        get: operations["openPasswordReset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password with the token from the mail; ends every session */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/send-verification-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request the verification mail again */
        post: operations["sendVerificationEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open the link in the mail: verifies the address */
        get: operations["verifyEmail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the e-mail address, once a link sent to the new one has been opened */
        post: operations["changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/delete-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete the account and everything in it, immediately and permanently */
        post: operations["deleteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Skip the current occurrence of a recurring task */
        post: operations["skipTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the completed and skipped occurrences of a task, newest first */
        get: operations["listOccurrences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/occurrences/{occurrence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Undo the last occurrence of a recurring task
         * @description The task is due on that date again, and open.
         */
        delete: operations["takeBackOccurrence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tasks, newest first, or filter and search them */
        get: operations["listTasks"];
        put?: never;
        /** Create a task */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a task */
        get: operations["readTask"];
        /** Replace a task */
        put: operations["replaceTask"];
        post?: never;
        /** Delete a task and its subtasks */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        /** Change some fields of a task */
        patch: operations["patchTask"];
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Complete a task, or reopen it
         * @description Without a body, or without `complete` in it, toggles `complete`.
         */
        patch: operations["completeTask"];
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a task before or after another
         * @description The task moves into the project and below the parent of the other task.
         */
        post: operations["moveTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/quick-add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a task from one line of text
         * @description Date, time, recurrence, reminders, `#project`, `@label` and priority are read from the text; the rest is the title. Projects and labels that do not exist yet are created with the task, in one write. `preview` shows what would be read.
         */
        post: operations["quickAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/recurrence/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview the dates of a recurrence rule
         * @description Writes nothing; an `Idempotency-Key` is accepted but not needed.
         */
        post: operations["previewRecurrence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List projects in manual order */
        get: operations["listProjects"];
        put?: never;
        /** Create a project */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/projects/{project_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a project before or after another */
        post: operations["moveProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a project */
        get: operations["readProject"];
        put?: never;
        post?: never;
        /**
         * Delete a project
         * @description Its tasks are kept, without a project.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /** Change some fields of a project */
        patch: operations["patchProject"];
        trace?: never;
    };
    "/api/{user_id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List labels in manual order */
        get: operations["listLabels"];
        put?: never;
        /**
         * Create a label
         * @description Names must be unique, ignoring case.
         */
        post: operations["createLabel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/labels/{label_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a label before or after another */
        post: operations["moveLabel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/labels/{label_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a label */
        get: operations["readLabel"];
        put?: never;
        post?: never;
        /**
         * Delete a label
         * @description The label is removed from every task that carries it.
         */
        delete: operations["deleteLabel"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a label
         * @description Renaming a label renames it in every task that carries it.
         */
        patch: operations["patchLabel"];
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the notes of a task, oldest first */
        get: operations["listNotes"];
        put?: never;
        /** Create a note */
        post: operations["createNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a note */
        get: operations["readNote"];
        put?: never;
        post?: never;
        /** Delete a note */
        delete: operations["deleteNote"];
        options?: never;
        head?: never;
        /** Change some fields of a note */
        patch: operations["patchNote"];
        trace?: never;
    };
    "/api/{user_id}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List views in manual order */
        get: operations["listViews"];
        put?: never;
        /**
         * Create a view
         * @description Names must be unique, ignoring case.
         */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/views/{view_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a view before or after another */
        post: operations["moveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a view */
        get: operations["readView"];
        put?: never;
        post?: never;
        /** Delete a view */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        /** Change some fields of a view */
        patch: operations["patchView"];
        trace?: never;
    };
    "/api/{user_id}/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the preferences */
        get: operations["readPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change some of the preferences
         * @description Changing the time zone changes the instants of floating times: every task with a floating time gets a new revision.
         */
        patch: operations["patchPreferences"];
        trace?: never;
    };
    "/api/{user_id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count tasks by project, label and view */
        get: operations["countTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changes, oldest first, or stay in sync
         * @description Every change to the data of the user, whoever made it: who, what, before and after, deletions included. With `since`, the log as it is. With an empty `cursor`, first the full state and then the changes: a client that replaces its copy of a resource with every `after`, and drops it where `after` is null, has what the server has. Includes only what the token may read.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a task from the trash
         * @description Everything that was deleted with it is restored too, as far as possible: what it belonged to may be gone, and later changes are kept.
         */
        post: operations["restoreTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a task, newest first
         * @description As far back as the change log is kept, also while it is in the trash.
         */
        get: operations["listTaskHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/notes/{note_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a note from the trash
         * @description Everything that was deleted with it is restored too, as far as possible: what it belonged to may be gone, and later changes are kept.
         */
        post: operations["restoreNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/notes/{note_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a note, newest first
         * @description As far back as the change log is kept, also while it is in the trash.
         */
        get: operations["listNoteHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/projects/{project_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a project from the trash
         * @description Everything that was deleted with it is restored too, as far as possible: what it belonged to may be gone, and later changes are kept.
         */
        post: operations["restoreProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/projects/{project_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a project, newest first
         * @description As far back as the change log is kept, also while it is in the trash.
         */
        get: operations["listProjectHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/labels/{label_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a label from the trash
         * @description Everything that was deleted with it is restored too, as far as possible: what it belonged to may be gone, and later changes are kept.
         */
        post: operations["restoreLabel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/labels/{label_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a label, newest first
         * @description As far back as the change log is kept, also while it is in the trash.
         */
        get: operations["listLabelHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/views/{view_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a view from the trash
         * @description Everything that was deleted with it is restored too, as far as possible: what it belonged to may be gone, and later changes are kept.
         */
        post: operations["restoreView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/views/{view_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a view, newest first
         * @description As far back as the change log is kept, also while it is in the trash.
         */
        get: operations["listViewHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a write
         * @description Undoes everything that one request wrote, named by any of its revisions, whoever sent it; or, with `since`, everything that one actor has done, such as an AI client that went astray. If something newer has changed the same fields, nothing is undone, and `conflicts` lists them. An undo is a write itself, and undoing it is a redo. Requires the scopes to write what it changes.
         */
        post: operations["undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/trash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deleted resources that can be restored, newest first
         * @description Includes only what the token may read. Subtasks and notes that were deleted with a task are restored with it.
         */
        get: operations["listTrash"];
        put?: never;
        post?: never;
        /**
         * Empty the trash
         * @description Permanently erases everything in it that the token may write. It cannot be restored, and the change log keeps only the fact that it existed.
         */
        delete: operations["emptyTrash"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/trash/{resource}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Permanently erase something in the trash */
        delete: operations["purge"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make many writes at once
         * @description Each operation is answered as its own endpoint would answer it, and counts as one request. Together they are one write in the change log, and one undo reverts them all.
         */
        post: operations["batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream changes as they happen
         * @description Server-sent events. The first is `ready`, whose `id` is the revision at which the stream begins. A `change`
         *     follows for each change that the token may read, in the form of `GET …/changes`, with its revision as `id`. Each change
         *     comes once and in order, even across reconnects: send the last `id` that you received as `Last-Event-ID`.
         *
         *     The last event is `end`: `{"reason": "expired" | "revoked" | "gone" | "stopping"}`. See docs/events.md.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys, newest first */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description For scripts and clients that act on behalf of the user: `Authorization: Bearer <key>`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks, oldest first */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description Changes from now on are sent to its URL, signed according to Standard Webhooks. The token must be allowed to read what is sent.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a webhook */
        get: operations["readWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Permanently, with its deliveries: it does not go to the trash.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a webhook
         * @description Changes made while the webhook was off are not sent after it is switched on again.
         */
        patch: operations["patchWebhook"];
        trace?: never;
    };
    "/api/{user_id}/webhooks/{webhook_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a webhook's secret
         * @description For 24 hours, deliveries carry two signatures: one by the new secret and one by the previous secret.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook, newest first
         * @description Past and pending deliveries of the last 30 days.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a ping
         * @description Sends an event `ping` without content, once and without retries.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/webhooks/{webhook_id}/deliveries/{delivery_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event again
         * @description Creates a new delivery with the same event id.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export everything that the service holds about the user */
        get: operations["exportUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the connected AI clients, newest first */
        get: operations["listClients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/clients/{client_id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the limits of an AI client
         * @description The limits apply from the next request of the client. They can also be set before the client is connected, and then apply from its first request.
         */
        put: operations["limitClient"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/administration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become the first administrator, by the link that the service prints when it starts */
        post: operations["claimAdministration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List conversations, most recently used first */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a conversation */
        get: operations["readConversation"];
        put?: never;
        post?: never;
        /**
         * Delete a conversation
         * @description Permanently. What the assistant did in it is kept, and so is its history.
         */
        delete: operations["deleteConversation"];
        options?: never;
        head?: never;
        /** Rename a conversation */
        patch: operations["patchConversation"];
        trace?: never;
    };
    "/api/{user_id}/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the messages of a conversation, newest first */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something to the assistant
         * @description The assistant does what the user says, with the tools that AI clients have, and answers. With
         *     `Accept: text/event-stream`, the answer is streamed: `started`, then any number of `text` and `call` (repeated under
         *     the same id whenever the status of the call changes), and finally `done`, or `failed` with a problem. Closing the connection
         *     stops the assistant; what it has done stays done. A conversation takes one message at a time.
         */
        post: operations["chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/conversations/{conversation_id}/calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or decline what the assistant would do
         * @description For a call that is `awaiting`. If approved, it is done, provided that it would still do exactly what was shown; otherwise it is `awaiting` again, with what it would do now.
         */
        post: operations["settleCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/assistant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show which model answers and how many tokens are left today */
        get: operations["readAssistant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users, newest first */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a user */
        get: operations["readUser"];
        put?: never;
        post?: never;
        /** Delete a user and everything of theirs, immediately and permanently */
        delete: operations["removeUser"];
        options?: never;
        head?: never;
        /**
         * Disable or enable a user, or change the role or the quotas
         * @description The last administrator stays one (409). A key cannot change roles.
         */
        patch: operations["patchUser"];
        trace?: never;
    };
    "/api/admin/users/{account_id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every session of a user; keys and connected clients remain */
        post: operations["signOutUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{account_id}/reset-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove the authenticator app of a user, so that signing in takes no code
         * @description For who has lost the app and the recovery codes, or whose codes cannot be checked any more. Every session of the user ends; passkeys remain. The user is told by mail. A key cannot do this.
         */
        post: operations["resetFactors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{account_id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a link to a user that resets the password */
        post: operations["sendPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read who may sign up */
        get: operations["readSignUp"];
        /**
         * Decide who may sign up, in place of the configuration
         * @description `open`: everybody. `invited`: who was invited. `domains`: they, and who has an address of these domains. `closed`: nobody.
         */
        put: operations["changeSignUp"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations that were not used, newest first */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite somebody to sign up with an e-mail address
         * @description For seven days, and once. An earlier invitation of the same address is void.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: operations["deleteInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what administrators did, newest first */
        get: operations["listAdminActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what runs by itself: when it last did, when it will, and what went wrong */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read versions, sizes, and the state of database and mail */
        get: operations["readSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mail/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test message to your own address */
        post: operations["testMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where users can sign in besides here */
        get: operations["listSignInProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/providers/{provider_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a provider what it offers, or connect to the directory */
        post: operations["testSignInProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        ActorLimits: {
            /**
             * @description The only project visible to the key or client. Everything outside it appears not to exist, and endpoints that cannot be limited to one project are closed. Null for all projects.
             * @default null
             * @example 3
             */
            project_id?: number | null;
            /**
             * @description Maximum number of changes per hour; every change in a batch counts. A request that would exceed it is refused as a whole. Null for no limit.
             * @default null
             * @example 100
             */
            writes_per_hour?: number | null;
            /**
             * @description Whether the user must confirm everything that removes something: deleting, emptying the trash, undo. Clients of `/mcp` that support elicitation ask the user; requests from all others are refused.
             * @default false
             */
            confirm_deletes?: boolean;
        };
        AdminAction: {
            id: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            at: string;
            actor_id: string | null;
            /** @description The e-mail address of the administrator at that time. Null: on the command line or, for `admin.claim`, by the link of the first start. */
            actor: string | null;
            /** @enum {string} */
            action: "admin.claim" | "user.invite" | "user.uninvite" | "user.disable" | "user.enable" | "user.delete" | "user.sign_out" | "user.send_reset" | "user.reset_factors" | "user.role" | "user.quotas" | "sign_up.change" | "mail.test" | "provider.test";
            target_id: string | null;
            /** @description The e-mail address of whom it was done to. */
            target: string | null;
            details: {
                [key: string]: unknown;
            };
            /** @description From where; null on the command line. */
            address: string | null;
        };
        AdminActionListResponse: {
            actions: components["schemas"]["AdminAction"][];
            count: number;
            next_cursor: string | null;
        };
        AdminClaim: {
            /**
             * @description What follows the `#` of the link that the service prints when it starts.
             * @example n4Zr8sK2bQnVhY0xJd5LrT7u
             */
            token: string;
        };
        AdminUser: {
            id: string;
            name: string;
            email: string;
            email_verified: boolean;
            /** @enum {string} */
            role: "user" | "admin";
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /** @description Since when the account is disabled; null if it is not. */
            disabled_at: string | null;
            /** @description Of the present sessions, accurate to a day. */
            last_seen_at: string | null;
            /** @description Whether signing in takes a code as well. */
            two_factor: boolean;
            tasks: number;
            keys: number;
            sessions: number;
            /** @description Bytes that tasks, notes, conversations and their history take, as measured within the last day. */
            storage: number;
            /** @description How much the user may have, if that is not as configured. */
            quotas: components["schemas"]["Quotas"] | null;
        };
        AdminUserListResponse: {
            users: components["schemas"]["AdminUser"][];
            count: number;
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "disabled": true
         *     }
         */
        AdminUserPatch: {
            /** @enum {string} */
            role?: "user" | "admin";
            /** @description Disabling ends every session, token, key and stream of the user within two seconds, and lets nothing new begin. */
            disabled?: boolean;
            quotas?: components["schemas"]["QuotasInput"];
        };
        /**
         * @example {
         *       "name": "Phone",
         *       "scopes": [
         *         "tasks:read",
         *         "tasks:write"
         *       ]
         *     }
         */
        ApiKeyCreate: {
            /**
             * @description What the key is for.
             * @example Phone
             */
            name: string;
            /**
             * @description What the key may do.
             *
             *     - `tasks:read`: read tasks with their notes, occurrences and counts, and the change log
             *     - `tasks:write`: create, change and delete tasks and notes
             *     - `projects:read`: read projects
             *     - `projects:write`: create, change, reorder and delete projects
             *     - `labels:read`: read labels
             *     - `labels:write`: create, change, reorder and delete labels; use a new label in a task
             *     - `views:read`: read views; list tasks by a view
             *     - `views:write`: create, change, reorder and delete views
             *     - `preferences:read`: read preferences
             *     - `preferences:write`: change preferences
             *     - `webhooks:manage`: manage webhooks
             *     - `admin`: administer the service (`/api/admin`), as long as the user is an administrator
             * @example [
             *       "tasks:read"
             *     ]
             */
            scopes: ("tasks:read" | "tasks:write" | "projects:read" | "projects:write" | "labels:read" | "labels:write" | "views:read" | "views:write" | "preferences:read" | "preferences:write" | "webhooks:manage" | "admin")[];
            /**
             * @description The only project visible to the key or client. Everything outside it appears not to exist, and endpoints that cannot be limited to one project are closed. Null for all projects.
             * @default null
             * @example 3
             */
            project_id?: number | null;
            /**
             * @description Maximum number of changes per hour; every change in a batch counts. A request that would exceed it is refused as a whole. Null for no limit.
             * @default null
             * @example 100
             */
            writes_per_hour?: number | null;
            /**
             * @description Whether the user must confirm everything that removes something: deleting, emptying the trash, undo. Clients of `/mcp` that support elicitation ask the user; requests from all others are refused.
             * @default false
             */
            confirm_deletes?: boolean;
            /**
             * @description Days until the key expires.
             * @default 90
             */
            expires_in_days?: number;
        };
        ApiKeyCreated: {
            id: string;
            name: string;
            /**
             * @description The first characters of the key.
             * @example docket_Xa3b
             */
            start: string;
            scopes: ("tasks:read" | "tasks:write" | "projects:read" | "projects:write" | "labels:read" | "labels:write" | "views:read" | "views:write" | "preferences:read" | "preferences:write" | "webhooks:manage" | "admin")[];
            /** @description The only project visible to the key or client; null for all projects. */
            project_id: number | null;
            /** @description Maximum number of changes per hour; null for no limit. */
            writes_per_hour: number | null;
            /** @description Whether the user must confirm everything that removes something. */
            confirm_deletes: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            expires_at: string;
            /** @description Accurate to the minute; null if the key was never used. */
            last_used_at: string | null;
            /** @description The revision that created the key; also its ETag. */
            revision: number;
            /** @description The key itself. It is shown only once: store it safely. */
            key: string;
        };
        ApiKeyListResponse: {
            keys: components["schemas"]["ApiKeyResponse"][];
            count: number;
        };
        ApiKeyResponse: {
            id: string;
            name: string;
            /**
             * @description The first characters of the key.
             * @example docket_Xa3b
             */
            start: string;
            scopes: ("tasks:read" | "tasks:write" | "projects:read" | "projects:write" | "labels:read" | "labels:write" | "views:read" | "views:write" | "preferences:read" | "preferences:write" | "webhooks:manage" | "admin")[];
            /** @description The only project visible to the key or client; null for all projects. */
            project_id: number | null;
            /** @description Maximum number of changes per hour; null for no limit. */
            writes_per_hour: number | null;
            /** @description Whether the user must confirm everything that removes something. */
            confirm_deletes: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            expires_at: string;
            /** @description Accurate to the minute; null if the key was never used. */
            last_used_at: string | null;
            /** @description The revision that created the key; also its ETag. */
            revision: number;
        };
        ApprovalRequest: {
            /**
             * @description Whether the call may be executed.
             * @example true
             */
            approve: boolean;
        };
        AssistantResponse: {
            /**
             * @description Name of the language model; null if there is none and the built-in reader answers.
             * @example llama3.1
             */
            model: string | null;
            /** @description Token budget of the user; null if there is no language model. */
            tokens: {
                /**
                 * @description Tokens used today (UTC).
                 * @example 0
                 */
                used: number;
                /** @example 1000000 */
                limit: number;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC, milliseconds.
                 * @example 2026-11-20T09:00:00.000Z
                 */
                resets_at: string;
            } | null;
        };
        AuthConsent: {
            id: string;
            clientId: string;
            scopes: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updatedAt: string;
        };
        AuthSession: {
            id: string;
            userId: string;
            token: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updatedAt: string;
            ipAddress: string | null;
            userAgent: string | null;
        };
        AuthStatus: {
            status: boolean;
        };
        AuthUser: {
            id: string;
            name: string;
            email: string;
            emailVerified: boolean;
            image: string | null;
            twoFactorEnabled?: boolean | null;
            /** @description How far the user is in the tour of the web app. */
            tour?: string | null;
            /** @description Whether the user administers the service. */
            role?: ("user" | "admin") | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updatedAt: string;
        };
        BatchOperation: {
            /**
             * @example POST
             * @enum {string}
             */
            method: "POST" | "PUT" | "PATCH" | "DELETE";
            /**
             * @description Path below `/api/{user_id}`. `$0` stands for the id in the result of operation 0.
             * @example /tasks/5
             */
            path: string;
            /** @description Request body of the operation. Anywhere in it, `{ "id_of": 0 }` stands for the id in the result of operation 0. */
            body?: unknown;
            /** @description `If-Match` of the operation. */
            if_match?: string;
            /** @description `If-None-Match` of the operation. */
            if_none_match?: string;
            /** @description `Prefer` of the operation. */
            prefer?: string;
        };
        /**
         * @example {
         *       "operations": [
         *         {
         *           "method": "POST",
         *           "path": "/projects",
         *           "body": {
         *             "name": "Garden"
         *           }
         *         },
         *         {
         *           "method": "POST",
         *           "path": "/tasks",
         *           "body": {
         *             "title": "Buy seeds",
         *             "project_id": {
         *               "id_of": 0
         *             }
         *           }
         *         },
         *         {
         *           "method": "POST",
         *           "path": "/tasks/$1/notes",
         *           "body": {
         *             "body": "The shop closes at six."
         *           }
         *         }
         *       ]
         *     }
         */
        BatchRequest: {
            /**
             * @description `atomic`: all or nothing. `each`: an operation that fails does not affect the others.
             * @default atomic
             * @enum {string}
             */
            mode?: "atomic" | "each";
            operations: components["schemas"]["BatchOperation"][];
        };
        BatchResponse: {
            /** @description One result per operation, in the same order. */
            results: components["schemas"]["BatchResult"][];
            /** @description Number of results. */
            count: number;
            /** @description Number of operations that failed; always 0 unless `mode` is `each`. */
            failed: number;
            /** @description The first revision of the batch: undo it to revert the whole batch. Null if nothing was changed. */
            write: number | null;
            /** @description The user's revision after the batch. */
            revision: number;
        };
        BatchResult: {
            /**
             * @description Status that the operation would have as a request of its own.
             * @example 201
             */
            status: number;
            etag?: string;
            location?: string;
            /** @description Response body of the operation, or its problem; null if there is none. */
            body: unknown;
        };
        CallChange: {
            /** @description The revision of the change. Undoing it reverts everything that was written with it. */
            revision: number;
            /** @enum {string} */
            action: "created" | "updated" | "deleted" | "purged";
            /** @example task */
            resource: string;
            /** @example 5 */
            resource_id: string;
            /**
             * @description Title or name of the resource after the change; before it, if the resource was removed.
             * @example Buy milk
             */
            name: string | null;
        };
        Change: {
            /** @description Numbered 1, 2, 3, … per user, without gaps. */
            revision: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            at: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "api_key" | "oauth_client" | "assistant" | "webhook";
                /** @description The id of the user, API key, AI client or conversation, or of the webhook whose receiver answered 410. */
                id: string;
            };
            /** @description The first revision of the request that made the change. Changes with the same `write` are undone together. */
            write: number;
            /**
             * @description `purged` marks a change whose content was permanently erased, and the erasure itself: only the fact that it happened is kept.
             * @enum {string}
             */
            action: "created" | "updated" | "deleted" | "purged";
            resource_id: string;
        } & ({
            /** @constant */
            resource: "task";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["TaskResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["TaskResponse"] | null;
        } | {
            /** @constant */
            resource: "occurrence";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["Occurrence"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["Occurrence"] | null;
        } | {
            /** @constant */
            resource: "project";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["ProjectResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["ProjectResponse"] | null;
        } | {
            /** @constant */
            resource: "label";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["LabelResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["LabelResponse"] | null;
        } | {
            /** @constant */
            resource: "view";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["ViewResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["ViewResponse"] | null;
        } | {
            /** @constant */
            resource: "note";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["NoteResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["NoteResponse"] | null;
        } | {
            /** @constant */
            resource: "preferences";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["PreferencesResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["PreferencesResponse"] | null;
        } | {
            /** @constant */
            resource: "api_key";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["ApiKeyResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["ApiKeyResponse"] | null;
        } | {
            /** @constant */
            resource: "webhook";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["WebhookResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["WebhookResponse"] | null;
        });
        ChangeListResponse: {
            changes: components["schemas"]["SyncedChange"][];
            /** @description Number of changes in this response. */
            count: number;
            /** @description Send it as `cursor` to continue from here, now or later. */
            next_cursor: string;
            /** @description The same position as a revision for `since`; null while the full state is being returned. */
            next_since: number | null;
            /** @description Whether more changes are available now. */
            has_more: boolean;
        };
        ChatRequest: {
            /**
             * @description The conversation to continue; null starts a new one.
             * @default null
             */
            conversation_id?: number | null;
            /**
             * @description The message of the user.
             * @example Add buy milk tomorrow at 9
             */
            message: string;
            /**
             * @description Language of the user. Without a language model, commands are read and answered in it.
             * @default en
             * @enum {string}
             */
            language?: "en" | "de" | "ur";
            /**
             * @description Variant of that language, in which dates and times are written in the answer, and dates in numbers are read.
             * @default null
             * @example en-US
             */
            locale?: string | null;
        };
        ChatResponse: {
            /**
             * @description Numbered 1, 2, 3, … per user.
             * @example 1
             */
            conversation_id: number;
            /**
             * @description Numbered 1, 2, 3, … within the conversation.
             * @example 2
             */
            message_id: number;
            /** @example Added “Buy milk”, due tomorrow at 09:00. */
            response: string;
            tool_calls: components["schemas"]["ToolCall"][];
            /**
             * @description `interrupted`: stopped by the user or the service; what was done by then stays done.
             * @enum {string}
             */
            status: "running" | "complete" | "interrupted" | "failed";
            /**
             * @description `model`: the language model. `reader`: the built-in reader of plain commands.
             * @enum {string}
             */
            answered_by: "model" | "reader";
            /**
             * @description Why the model did not answer, or did not finish; null if neither applies.
             * @example null
             */
            notice: ("model_unreachable" | "budget_spent") | null;
            /**
             * @description Answers to choose from, if the reader asks something; they count for the next message only.
             * @example []
             */
            replies: components["schemas"]["Reply"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
        };
        /**
         * @example {
         *       "project_id": null,
         *       "writes_per_hour": 100,
         *       "confirm_deletes": true
         *     }
         */
        ClientLimits: components["schemas"]["ActorLimits"];
        ClientListResponse: {
            clients: components["schemas"]["ConnectedClient"][];
            count: number;
        };
        ConnectedClient: {
            /** @example JBctAAMbBRWUSdwMpgpJWXmphhPdvRpV */
            id: string;
            /**
             * @description Name that the client gave itself.
             * @example Claude
             */
            name: string | null;
            scopes: ("tasks:read" | "tasks:write" | "projects:read" | "projects:write" | "labels:read" | "labels:write" | "views:read" | "views:write" | "preferences:read" | "preferences:write" | "webhooks:manage" | "offline_access")[];
            /** @description The only project visible to the key or client; null for all projects. */
            project_id: number | null;
            /** @description Maximum number of changes per hour; null for no limit. */
            writes_per_hour: number | null;
            /** @description Whether the user must confirm everything that removes something. */
            confirm_deletes: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /** @description Id for `/api/auth/oauth2/delete-consent`, which disconnects the client. */
            consent_id: string;
        };
        Conversation: {
            /**
             * @description Numbered 1, 2, 3, … per user.
             * @example 1
             */
            id: number;
            /** @description The beginning of the first message, or the title that the user chose. */
            title: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updated_at: string;
        };
        ConversationListResponse: {
            /** @description Most recently used first. */
            conversations: components["schemas"]["Conversation"][];
            count: number;
            /** @description `cursor` for the next page; null on the last page. */
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "title": "The garden"
         *     }
         */
        ConversationPatch: {
            /** @example The garden */
            title?: string;
        };
        CountsResponse: {
            /** @description The user's revision at which the tasks were counted. */
            revision: number;
            /** @description All tasks. */
            all: {
                /**
                 * @description Tasks that are not complete.
                 * @example 3
                 */
                open: number;
                /** @example 12 */
                complete: number;
            };
            /** @description Tasks without a project. */
            no_project: {
                /**
                 * @description Tasks that are not complete.
                 * @example 3
                 */
                open: number;
                /** @example 12 */
                complete: number;
            };
            /** @description Tasks of each project, in manual order. */
            projects: {
                id: number;
                /**
                 * @description Tasks that are not complete.
                 * @example 3
                 */
                open: number;
                /** @example 12 */
                complete: number;
            }[];
            /** @description Tasks with each label, in manual order. */
            labels: {
                id: number;
                name: string;
                /**
                 * @description Tasks that are not complete.
                 * @example 3
                 */
                open: number;
                /** @example 12 */
                complete: number;
            }[];
            /** @description Tasks of each view, in manual order. */
            views: {
                id: number;
                /** @description Number of tasks that the view shows; null if its filter is no longer valid. */
                tasks: number | null;
            }[];
        };
        /** @description What a write would change. */
        DryRunResponse: {
            /** @constant */
            dry_run: true;
            /** @description The user's current revision, which does not change. */
            revision: number;
            /** @description What would be logged, at most the first 1,000. */
            changes: components["schemas"]["Change"][];
            /** @description Number of changes that would be made. */
            count: number;
        };
        /** @description Preferences, projects, labels, views, webhooks, tasks, notes, occurrences and changes have the form in which their own endpoints return them. */
        ExportResponse: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            exported_at: string;
            user: {
                id: string;
                email: string;
                name: string;
            } & {
                [key: string]: unknown;
            };
            sessions: {
                [key: string]: unknown;
            }[];
            accounts: {
                [key: string]: unknown;
            }[];
            passkeys: {
                [key: string]: unknown;
            }[];
            clients: {
                [key: string]: unknown;
            }[];
            keys: {
                [key: string]: unknown;
            }[];
            idempotency_keys: {
                [key: string]: unknown;
            }[];
            preferences: {
                time_zone: string;
                revision: number;
            } & {
                [key: string]: unknown;
            };
            projects: {
                [key: string]: unknown;
            }[];
            labels: {
                [key: string]: unknown;
            }[];
            views: {
                [key: string]: unknown;
            }[];
            webhooks: {
                [key: string]: unknown;
            }[];
            tasks: {
                [key: string]: unknown;
            }[];
            notes: {
                [key: string]: unknown;
            }[];
            occurrences: {
                [key: string]: unknown;
            }[];
            webhook_deliveries: {
                [key: string]: unknown;
            }[];
            changes: {
                [key: string]: unknown;
            }[];
            conversations: {
                [key: string]: unknown;
            }[];
            messages: {
                [key: string]: unknown;
            }[];
            assistant_usage: {
                [key: string]: unknown;
            }[];
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "unavailable";
            version: string;
            /**
             * @description `down`: it does not respond. `disk_full`, `read_only`: what can be read is served, but writes fail.
             * @enum {string}
             */
            database: "up" | "down" | "disk_full" | "read_only";
            /** @description `waiting`: none has been made yet. `failed`: the last attempt failed; the log says why. */
            backup: {
                /** @enum {string} */
                status: "off" | "waiting" | "ok" | "failed";
                /** @description When the newest automatic backup was begun. */
                last: string | null;
            };
        };
        HistoryResponse: {
            /** @description Newest first. */
            changes: components["schemas"]["Change"][];
            count: number;
            /** @description `cursor` for the next page; null on the last page. */
            next_cursor: string | null;
        };
        Invitation: {
            id: string;
            email: string;
            /** @description Null: on the command line. */
            invited_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            expires_at: string;
        };
        /**
         * @example {
         *       "email": "grace@example.com"
         *     }
         */
        InvitationCreate: {
            /** Format: email */
            email: string;
        };
        InvitationCreated: {
            id: string;
            email: string;
            /** @description Null: on the command line. */
            invited_by: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            expires_at: string;
            /** @description Opens the sign-up for this address. It is shown only once. */
            link: string;
            /** @description Whether the link was also sent to the address. */
            mailed: boolean;
        };
        InvitationListResponse: {
            invitations: components["schemas"]["Invitation"][];
            count: number;
        };
        JobListResponse: {
            jobs: {
                name: string;
                /** @description Milliseconds between two runs. */
                every: number;
                /** @description When it last began, on this instance. */
                last: string | null;
                next: string | null;
                /** @description Milliseconds. */
                took: number | null;
                /** @description Null if it went well. The log says more. */
                error: string | null;
            }[];
            backup: {
                /** @enum {string} */
                status: "off" | "waiting" | "ok" | "failed";
                last: string | null;
            };
            /** @description Deliveries of all webhooks. */
            webhooks: {
                pending: number;
                /** @description Of these, how many should have been sent. */
                due: number;
                failed: number;
                /** @description When the oldest pending one was made. */
                oldest: string | null;
            };
        };
        /**
         * @example {
         *       "name": "errand",
         *       "color": "#1565c0"
         *     }
         */
        LabelCreate: {
            /**
             * @description Name of the label; case is ignored when names are compared. No leading or trailing space, no comma, no quotation mark.
             * @example errand
             */
            name: string;
            /** @description Display colour; null for none. */
            color?: string | null;
        };
        LabelListResponse: {
            labels: components["schemas"]["LabelResponse"][];
            count: number;
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.
         * @example {
         *       "color": null
         *     }
         */
        LabelPatch: {
            /**
             * @description Name of the label; case is ignored when names are compared. No leading or trailing space, no comma, no quotation mark.
             * @example errand
             */
            name?: string;
            /** @description Display colour; null for none. */
            color?: string | null;
        };
        /**
         * @example {
         *       "id": 1,
         *       "name": "errand",
         *       "color": "#1565c0",
         *       "position": "a0",
         *       "created_at": "2026-11-20T09:00:00.000Z",
         *       "updated_at": "2026-11-20T09:00:00.000Z",
         *       "revision": 1
         *     }
         */
        LabelResponse: {
            /**
             * @description The revision that created the resource.
             * @example 1
             */
            id: number;
            name: string;
            color: string | null;
            /**
             * @description Position in the manual order: a fractional key, compared byte by byte.
             * @example k00000000001
             */
            position: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updated_at: string;
            /**
             * @description The revision that last changed the resource; also its ETag.
             * @example 1
             */
            revision: number;
        };
        LinkedProvider: {
            id: string;
            /** @example github */
            provider: string;
            name: string;
            /** @description How the user knows the account there. */
            label: string;
            /** @description Whether one can sign in by it at present. */
            offered: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            createdAt: string;
            lastUsedAt: string | null;
        };
        ListOptions: {
            /** @enum {string} */
            group?: "none" | "project" | "due" | "priority" | "label";
            /** @enum {string} */
            sort?: "manual" | "due" | "priority" | "title" | "created" | "estimate";
            descending?: boolean;
            /** @description Whether completed tasks are shown. */
            done?: boolean;
        };
        Liveness: {
            /** @constant */
            status: "ok";
        };
        /** @description Where a task matches the search. */
        Match: {
            task_id: number;
            title: [
                number,
                number
            ][];
            description: [
                number,
                number
            ][];
            /** @description The notes that match, newest first. */
            notes: {
                id: number;
                body: string;
                ranges: [
                    number,
                    number
                ][];
            }[];
        };
        Message: {
            /**
             * @description Numbered 1, 2, 3, … within the conversation.
             * @example 2
             */
            id: number;
            /** @constant */
            role: "user";
            content: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
        } | {
            /**
             * @description Numbered 1, 2, 3, … within the conversation.
             * @example 2
             */
            id: number;
            /** @constant */
            role: "assistant";
            content: string;
            tool_calls: components["schemas"]["ToolCall"][];
            /**
             * @description `interrupted`: stopped by the user or the service; what was done by then stays done.
             * @enum {string}
             */
            status: "running" | "complete" | "interrupted" | "failed";
            /**
             * @description `model`: the language model. `reader`: the built-in reader of plain commands.
             * @enum {string}
             */
            answered_by: "model" | "reader";
            /**
             * @description Why the model did not answer, or did not finish; null if neither applies.
             * @example null
             */
            notice: ("model_unreachable" | "budget_spent") | null;
            /**
             * @description Answers to choose from, if the reader asks something; they count for the next message only.
             * @example []
             */
            replies: components["schemas"]["Reply"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
        };
        MessageListResponse: {
            /** @description Newest first. */
            messages: components["schemas"]["Message"][];
            count: number;
            /** @description `cursor` for the next page; null on the last page. */
            next_cursor: string | null;
        };
        /**
         * @description Specify either `before` or `after`.
         * @example {
         *       "before": 1
         *     }
         */
        Move: {
            /** @description The id of the resource to move it before. */
            before?: number;
            /** @description The id of the resource to move it after. */
            after?: number;
        };
        /**
         * @example {
         *       "body": "The shop closes at six."
         *     }
         */
        NoteCreate: {
            /**
             * @description Text of the note.
             * @example The shop closes at six.
             */
            body: string;
        };
        NoteListResponse: {
            notes: components["schemas"]["NoteResponse"][];
            /** @description Number of notes in this response. */
            count: number;
            /** @description `cursor` for the next page; null on the last page. */
            next_cursor: string | null;
        };
        /**
         * @description A JSON merge patch (RFC 7396).
         * @example {
         *       "body": "The shop closes at seven."
         *     }
         */
        NotePatch: {
            /**
             * @description Text of the note.
             * @example The shop closes at six.
             */
            body?: string;
        };
        /**
         * @example {
         *       "id": 2,
         *       "task_id": 1,
         *       "body": "The shop closes at six.",
         *       "author": {
         *         "kind": "user",
         *         "id": "q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6"
         *       },
         *       "created_at": "2026-11-20T09:00:00.000Z",
         *       "updated_at": "2026-11-20T09:00:00.000Z",
         *       "revision": 2
         *     }
         */
        NoteResponse: {
            /**
             * @description The revision that created the resource.
             * @example 1
             */
            id: number;
            task_id: number;
            body: string;
            /** @description Who created the note. */
            author: {
                /** @enum {string} */
                kind: "user" | "api_key" | "oauth_client" | "assistant";
                /** @description The id of the user, API key, AI client or conversation. */
                id: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updated_at: string;
            /**
             * @description The revision that last changed the resource; also its ETag.
             * @example 1
             */
            revision: number;
        };
        /** @example {} */
        Nothing: Record<string, never> | null;
        Occurrence: {
            /** @description The revision that recorded the occurrence. */
            id: number;
            task_id: number;
            /** @enum {string} */
            status: "done" | "skipped";
            /**
             * @description The task's `due` at that time.
             * @example {
             *       "date": "2026-11-20",
             *       "time": "09:00"
             *     }
             */
            due: {
                date: string;
                time?: string;
                time_zone?: string;
            };
            /**
             * @description The date that the rule gave the occurrence.
             * @example {
             *       "date": "2026-11-20",
             *       "time": "09:00"
             *     }
             */
            recurrence_id: {
                date: string;
                time?: string;
                time_zone?: string;
            };
            /**
             * Format: date-time
             * @description When it was done or skipped.
             * @example 2026-11-20T09:00:00.000Z
             */
            at: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "api_key" | "oauth_client" | "assistant";
                id: string;
            };
        };
        OccurrenceListResponse: {
            occurrences: components["schemas"]["Occurrence"][];
            /** @description Number of occurrences in this response. */
            count: number;
            /** @description `cursor` for the next page; null on the last page. */
            next_cursor: string | null;
        };
        Passkey: {
            id: string;
            name: string | null;
            /** @description Whether it is kept on more than one device. */
            backedUp: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            createdAt: string;
            lastUsedAt: string | null;
        };
        /**
         * @description A JSON merge patch (RFC 7396).
         * @example {
         *       "time_zone": "Europe/Berlin"
         *     }
         * @example {
         *       "hour_cycle": "h23",
         *       "lists": {
         *         "today": {
         *           "group": "project"
         *         },
         *         "projects/3": null
         *       }
         *     }
         */
        PreferencesPatch: {
            /**
             * @description IANA name of the time zone that the user is in. It decides what "today" means and applies to floating times.
             * @example Europe/Berlin
             */
            time_zone?: string;
            week_start?: number | null;
            hour_cycle?: ("h12" | "h23") | null;
            date_format?: ("dmy" | "mdy" | "ymd") | null;
            start_page?: string | null;
            default_reminder?: number | null;
            line_language?: ("en" | "de" | "ur") | null;
            /** @description How lists of the web app are grouped and sorted, by list; null for one resets it. */
            lists?: {
                [key: string]: {
                    group?: ("none" | "project" | "due" | "priority" | "label") | null;
                    sort?: ("manual" | "due" | "priority" | "title" | "created" | "estimate") | null;
                    descending?: boolean | null;
                    done?: boolean | null;
                } | null;
            } | null;
        };
        /**
         * @example {
         *       "time_zone": "Europe/Berlin",
         *       "hour_cycle": "h23",
         *       "revision": 1
         *     }
         */
        PreferencesResponse: {
            /** @description IANA name; `UTC` until the user chooses another. */
            time_zone: string;
            /** @description The first day of the week: 1 for Monday to 7 for Sunday. It decides what "next week" means, too. If absent, apps show weeks as the language has them, and days are read as if weeks began on Monday. */
            week_start?: number;
            /**
             * @description Whether times are shown with AM and PM. If absent, as the language has them.
             * @enum {string}
             */
            hour_cycle?: "h12" | "h23";
            /**
             * @description The order in which dates are shown: `20 Nov 2026`, `Nov 20, 2026` or `2026-11-20`. With `dmy`, 3/4 is read as the third of April. If absent, as the language and its region have them; in filters, the month comes first then.
             * @enum {string}
             */
            date_format?: "dmy" | "mdy" | "ymd";
            /**
             * @description The list with which the web app opens; `today` if absent.
             * @example today
             * @example projects/3
             */
            start_page?: string;
            /** @description The reminder of tasks that are added as a line with a time and name none: minutes before they are due. If absent, they get none. */
            default_reminder?: number;
            /**
             * @description The only language in which lines are read. If absent, it is found for each line by itself.
             * @enum {string}
             */
            line_language?: "en" | "de" | "ur";
            /** @description How lists of the web app are grouped and sorted, for those that were changed. */
            lists?: {
                [key: string]: components["schemas"]["ListOptions"];
            };
            /** @description The revision that last changed the preferences, also their ETag; 0 if they were never changed. */
            revision: number;
        };
        /**
         * @description RFC 9457 problem details.
         * @example {
         *       "type": "/errors#not-found",
         *       "title": "Not Found",
         *       "status": 404,
         *       "detail": "No such task.",
         *       "error_code": "NOT_FOUND",
         *       "timestamp": "2026-11-20T09:00:00.000Z",
         *       "request_id": "0195c0de-0000-7000-8000-000000000000"
         *     }
         */
        Problem: {
            /** Format: uri-reference */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @enum {string} */
            error_code: "AUTH_MISSING" | "AUTH_INVALID" | "AUTH_FORBIDDEN" | "FRESH_PROOF_REQUIRED" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "GONE" | "PRECONDITION_FAILED" | "PAYLOAD_TOO_LARGE" | "VALIDATION_ERROR" | "RATE_LIMITED" | "INTERNAL_ERROR" | "DATABASE_ERROR" | "PROVIDER_UNAVAILABLE";
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            timestamp: string;
            request_id: string;
            errors?: {
                loc: (string | number)[];
                msg: string;
                type: string;
            }[];
            /** @description The present state of the resource, as its own endpoint returns it: with 412, and with 409 if a merge fails. */
            current?: {
                [key: string]: unknown;
            };
            /** @description What the request conflicts with. For a merge: each `field` with its value in the version that `If-Match` names (`base`), its present value (`theirs`) and the requested one (`yours`). */
            conflicts?: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /**
         * @example {
         *       "name": "Garden",
         *       "color": "#2e7d32"
         *     }
         */
        ProjectCreate: {
            /**
             * @description Name of the project.
             * @example Garden
             */
            name: string;
            /** @description Display colour; null for none. */
            color?: string | null;
            /** @description Whether the project is archived. */
            archived?: boolean;
        };
        ProjectListResponse: {
            projects: components["schemas"]["ProjectResponse"][];
            count: number;
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.
         * @example {
         *       "archived": true
         *     }
         */
        ProjectPatch: {
            /**
             * @description Name of the project.
             * @example Garden
             */
            name?: string;
            /** @description Display colour; null for none. */
            color?: string | null;
            /** @description Whether the project is archived. */
            archived?: boolean;
        };
        /**
         * @example {
         *       "id": 1,
         *       "name": "Garden",
         *       "color": "#2e7d32",
         *       "archived": false,
         *       "position": "a0",
         *       "created_at": "2026-11-20T09:00:00.000Z",
         *       "updated_at": "2026-11-20T09:00:00.000Z",
         *       "revision": 1
         *     }
         */
        ProjectResponse: {
            /**
             * @description The revision that created the resource.
             * @example 1
             */
            id: number;
            name: string;
            color: string | null;
            archived: boolean;
            /**
             * @description Position in the manual order: a fractional key, compared byte by byte.
             * @example k00000000001
             */
            position: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updated_at: string;
            /**
             * @description The revision that last changed the resource; also its ETag.
             * @example 1
             */
            revision: number;
        };
        /**
         * @example {
         *       "text": "Water the plants every 3 days at 9am #Garden @home p2"
         *     }
         * @example {
         *       "text": "Water the plants every 3 days at 9am #Garden @home p2",
         *       "preview": true,
         *       "ignore": [
         *         "#Garden"
         *       ]
         *     }
         */
        QuickAdd: {
            /**
             * @description The task in plain words.
             * @example Water the plants every 3 days at 9am #Garden @home p2
             */
            text: string;
            /**
             * @description The language in which the user usually writes. A line that is in another of them is recognised as such.
             * @default en
             * @enum {string}
             */
            language?: "en" | "de" | "ur";
            /**
             * @description Variant of that language. It decides in which order dates in numbers are read, such as 3/4, unless the user has chosen one in the preferences.
             * @default null
             * @example en-GB
             */
            locale?: string | null;
            /**
             * Format: date-time
             * @description When the text was written, if not now; relative dates count from then. For text that waited to be sent.
             * @example 2026-11-20T08:00:00.000Z
             */
            at?: string;
            /**
             * @description Return what is read from the text, and write nothing.
             * @default false
             */
            preview?: boolean;
            /**
             * @description Parts of the text to keep in the title wherever they occur: the `text` of unwanted readings.
             * @default []
             * @example [
             *       "every 3 days"
             *     ]
             */
            ignore?: string[];
            /**
             * @description Values that the task gets unless the text says otherwise. Labels are added to those in the text. If the text names a project, `parent_id` is ignored.
             * @default {}
             * @example {
             *       "project_id": null
             *     }
             */
            defaults?: {
                /**
                 * @description Details of the task; null for none.
                 * @example The one with the blue cap
                 */
                description?: string | null;
                /** @description When the task is due; null for no due date. */
                due?: components["schemas"]["When"] | null;
                /**
                 * @description Names of labels. Labels that do not exist yet are created.
                 * @example [
                 *       "home"
                 *     ]
                 */
                labels?: string[] | null;
                /**
                 * @description The project's id; null for none. Subtasks belong to the project of their parent.
                 * @example null
                 */
                project_id?: number | null;
                /**
                 * @description The id of the parent task; null for none. At most 5 levels. Completing a parent leaves its subtasks unchanged.
                 * @example null
                 */
                parent_id?: number | null;
            };
        };
        /**
         * @example {
         *       "task": {
         *         "title": "Water the plants",
         *         "due": {
         *           "date": "2026-11-21",
         *           "time": "09:00"
         *         },
         *         "recurrence": "FREQ=DAILY;INTERVAL=3",
         *         "recurrence_from": "schedule",
         *         "priority": "high",
         *         "estimate": null,
         *         "labels": [
         *           "home"
         *         ],
         *         "project_id": 1,
         *         "parent_id": null,
         *         "reminders": []
         *       },
         *       "readings": [
         *         {
         *           "kind": "recurrence",
         *           "text": "every 3 days",
         *           "start": 17,
         *           "end": 29,
         *           "value": {
         *             "recurrence": "FREQ=DAILY;INTERVAL=3",
         *             "recurrence_from": "schedule"
         *           }
         *         },
         *         {
         *           "kind": "due",
         *           "text": "at 9am",
         *           "start": 30,
         *           "end": 36,
         *           "value": {
         *             "date": "2026-11-21",
         *             "time": "09:00"
         *           }
         *         },
         *         {
         *           "kind": "project",
         *           "text": "#Garden",
         *           "start": 37,
         *           "end": 44,
         *           "value": {
         *             "id": 1,
         *             "name": "Garden"
         *           }
         *         },
         *         {
         *           "kind": "label",
         *           "text": "@home",
         *           "start": 45,
         *           "end": 50,
         *           "value": {
         *             "id": null,
         *             "name": "home"
         *           }
         *         },
         *         {
         *           "kind": "priority",
         *           "text": "p2",
         *           "start": 51,
         *           "end": 53,
         *           "value": "high"
         *         }
         *       ]
         *     }
         */
        QuickAddPreview: {
            /** @description The task that would be created, with the fields of `TaskCreate`. */
            task: {
                /** @description The rest of the text; the task cannot be created while it is empty. */
                title: string;
                due: {
                    date: string;
                    time?: string;
                    time_zone?: string;
                } | null;
                recurrence: string | null;
                /** @enum {string} */
                recurrence_from: "schedule" | "completion";
                /** @enum {string} */
                priority: "none" | "low" | "medium" | "high" | "urgent";
                /** @description Minutes. */
                estimate: number | null;
                labels: string[];
                /** @description Null for no project, and for one that will be created. */
                project_id: number | null;
                parent_id: number | null;
                reminders: {
                    minutes_before: number;
                }[];
            };
            /** @description The parts that were read, in the order of the text. */
            readings: components["schemas"]["QuickAddReading"][];
        };
        /** @description A part of the text that is not in the title, and what it was read as. Parts that together express one thing have the same `value`. */
        QuickAddReading: {
            /** @constant */
            kind: "due";
            /** @description The part of the text that was read. */
            text: string;
            /** @description Start offset in the text, in Unicode code points. */
            start: number;
            /** @description End offset in the text (exclusive), in Unicode code points. */
            end: number;
            /**
             * @example {
             *       "date": "2026-11-20",
             *       "time": "09:00"
             *     }
             */
            value: {
                date: string;
                time?: string;
                time_zone?: string;
            };
        } | {
            /** @constant */
            kind: "recurrence";
            /** @description The part of the text that was read. */
            text: string;
            /** @description Start offset in the text, in Unicode code points. */
            start: number;
            /** @description End offset in the text (exclusive), in Unicode code points. */
            end: number;
            value: {
                recurrence: string;
                /** @enum {string} */
                recurrence_from: "schedule" | "completion";
            };
        } | {
            /** @constant */
            kind: "priority";
            /** @description The part of the text that was read. */
            text: string;
            /** @description Start offset in the text, in Unicode code points. */
            start: number;
            /** @description End offset in the text (exclusive), in Unicode code points. */
            end: number;
            /** @enum {string} */
            value: "none" | "low" | "medium" | "high" | "urgent";
        } | {
            /** @constant */
            kind: "estimate";
            /** @description The part of the text that was read. */
            text: string;
            /** @description Start offset in the text, in Unicode code points. */
            start: number;
            /** @description End offset in the text (exclusive), in Unicode code points. */
            end: number;
            value: number;
        } | {
            /** @constant */
            kind: "label";
            /** @description The part of the text that was read. */
            text: string;
            /** @description Start offset in the text, in Unicode code points. */
            start: number;
            /** @description End offset in the text (exclusive), in Unicode code points. */
            end: number;
            value: {
                /** @description Null if it does not exist yet and will be created. */
                id: number | null;
                name: string;
            };
        } | {
            /** @constant */
            kind: "project";
            /** @description The part of the text that was read. */
            text: string;
            /** @description Start offset in the text, in Unicode code points. */
            start: number;
            /** @description End offset in the text (exclusive), in Unicode code points. */
            end: number;
            value: {
                /** @description Null if it does not exist yet and will be created. */
                id: number | null;
                name: string;
            };
        } | {
            /** @constant */
            kind: "reminder";
            /** @description The part of the text that was read. */
            text: string;
            /** @description Start offset in the text, in Unicode code points. */
            start: number;
            /** @description End offset in the text (exclusive), in Unicode code points. */
            end: number;
            value: {
                minutes_before: number;
            }[];
        };
        /** @description How much a user may have; null for as much as is configured. */
        Quotas: {
            tasks: number | null;
            keys: number | null;
            /** @description In bytes. */
            storage: number | null;
        };
        /** @description How much a user may have; null for as much as is configured. */
        QuotasInput: {
            tasks: number | null;
            keys: number | null;
            /** @description In bytes. */
            storage: number | null;
        };
        /**
         * @example {
         *       "recurrence": "FREQ=MONTHLY;BYMONTHDAY=31",
         *       "start": {
         *         "date": "2026-10-31",
         *         "time": "09:00",
         *         "time_zone": "Europe/Berlin"
         *       },
         *       "count": 2
         *     }
         */
        RecurrencePreview: {
            /**
             * @description An RRULE of RFC 5545, with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY; the time of day comes from the start. It is kept in canonical form.
             * @example FREQ=WEEKLY;BYDAY=MO,TH
             * @example FREQ=MONTHLY;BYMONTHDAY=-1
             * @example FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29
             */
            recurrence: string;
            /** @description Start of the series; it is one of the dates only if the rule matches it. */
            start: components["schemas"]["When"];
            /**
             * @description What the next date is computed from: the schedule of the rule, or the day on which the last one was done. The preview assumes that each is done on its date.
             * @default schedule
             * @enum {string}
             */
            recurrence_from?: "schedule" | "completion";
            /** @description Only dates on later days. With `recurrence_from` `completion`: the day on which an occurrence was done. */
            after?: components["schemas"]["When"];
            /**
             * @description Maximum number of dates.
             * @default 10
             */
            count?: number;
        };
        /**
         * @example {
         *       "recurrence": "FREQ=MONTHLY;BYMONTHDAY=31",
         *       "description": "Every month on the 31st; months without a 31st are left out.",
         *       "occurrences": [
         *         {
         *           "date": "2026-10-31",
         *           "time": "09:00",
         *           "time_zone": "Europe/Berlin",
         *           "at": "2026-10-31T08:00:00.000Z",
         *           "why": "The 1st date of the rule."
         *         },
         *         {
         *           "date": "2026-12-31",
         *           "time": "09:00",
         *           "time_zone": "Europe/Berlin",
         *           "at": "2026-12-31T08:00:00.000Z",
         *           "why": "The 2nd date of the rule. 2026-11 is left out: it has no 31st."
         *         }
         *       ],
         *       "ends": false
         *     }
         */
        RecurrencePreviewResponse: {
            /** @description The rule in its canonical form. */
            recurrence: string;
            /** @description The rule in plain English. */
            description: string;
            occurrences: {
                /** Format: date */
                date: string;
                time?: string;
                time_zone?: string;
                /** @description The date as an instant; null for a whole day. A floating time is taken in the user's time zone. */
                at: string | null;
                /** @description Why the rule gives this date, in plain English. */
                why: string;
            }[];
            /** @description Whether the series ends with the last of these dates. */
            ends: boolean;
        };
        /**
         * @example {
         *       "minutes_before": 30
         *     }
         */
        Reminder: {
            /**
             * Format: date-time
             * @example 2026-11-20T08:00:00.000Z
             */
            at: string;
        } | {
            /**
             * @description Minutes before `due`; if `due` is a whole day, before that day begins.
             * @example 30
             */
            minutes_before: number;
        };
        /** @description An answer to a question of the assistant, to be offered as a button. */
        Reply: {
            /** @enum {string} */
            kind: "yes" | "no" | "all" | "none" | "task";
            /**
             * @description The task that is meant, for `task`.
             * @example null
             */
            task_id: number | null;
            /**
             * @description What to send as the next message.
             * @example yes
             */
            message: string;
        };
        SignInMethods: {
            password: boolean;
            /** @description Whether signing in with the password takes a code of an app as well. */
            authenticator: boolean;
            /** @description Whether the codes of the app cannot be checked any more, as the secret of the service was changed since. The app has to be set up anew. */
            codesUnreadable: boolean;
            /** @description How many are left. */
            recoveryCodes: number;
            passkeys: components["schemas"]["Passkey"][];
            providers: components["schemas"]["LinkedProvider"][];
        };
        SignInProvider: {
            /** @example github */
            id: string;
            name: string;
            /**
             * @description Whether the browser goes there, or the password of a directory is typed here.
             * @enum {string}
             */
            kind: "provider" | "directory";
            /** @description What kind of provider it is known to be. */
            preset: ("google" | "github" | "microsoft" | "keycloak" | "authentik" | "authelia") | null;
        };
        SignInProviderListResponse: {
            providers: {
                id: string;
                name: string;
                /** @enum {string} */
                kind: "provider" | "directory";
                /** @description The issuer, or the URL of the directory. */
                address: string;
            }[];
            count: number;
        };
        /**
         * @example {
         *       "mode": "invited"
         *     }
         */
        SignUpChange: {
            /** @description Null for what is configured. */
            mode: ("open" | "invited" | "domains" | "closed") | null;
            /** @default [] */
            domains?: string[];
        };
        SignUpSettings: {
            /** @enum {string} */
            mode: "open" | "invited" | "domains" | "closed";
            domains: string[];
            /** @description What SIGN_UP and SIGN_UP_DOMAINS say. */
            configured: {
                /** @enum {string} */
                mode: "open" | "invited" | "domains" | "closed";
                domains: string[];
            };
            /** @description Whether administrators have decided otherwise. */
            overridden: boolean;
            /** @description The number of the last change; also its ETag. */
            revision: number;
        };
        SyncedChange: {
            /** @description Numbered 1, 2, 3, … per user, without gaps. */
            revision: number;
            /** @description Null only if `action` is `present`. */
            at: string | null;
            /** @description Null only if `action` is `present`. */
            actor: {
                /** @enum {string} */
                kind: "user" | "api_key" | "oauth_client" | "assistant" | "webhook";
                /** @description The id of the user, API key, AI client or conversation, or of the webhook whose receiver answered 410. */
                id: string;
            } | null;
            /** @description The first revision of the request that made the change. Changes with the same `write` are undone together. */
            write: number;
            /**
             * @description `present`: an existing resource, in the full state that an empty cursor returns. `deleted` and `purged` are tombstones: `after` is null.
             * @enum {string}
             */
            action: "created" | "updated" | "deleted" | "purged" | "present";
            resource_id: string;
        } & ({
            /** @constant */
            resource: "task";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["TaskResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["TaskResponse"] | null;
        } | {
            /** @constant */
            resource: "occurrence";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["Occurrence"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["Occurrence"] | null;
        } | {
            /** @constant */
            resource: "project";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["ProjectResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["ProjectResponse"] | null;
        } | {
            /** @constant */
            resource: "label";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["LabelResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["LabelResponse"] | null;
        } | {
            /** @constant */
            resource: "view";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["ViewResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["ViewResponse"] | null;
        } | {
            /** @constant */
            resource: "note";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["NoteResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["NoteResponse"] | null;
        } | {
            /** @constant */
            resource: "preferences";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["PreferencesResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["PreferencesResponse"] | null;
        } | {
            /** @constant */
            resource: "api_key";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["ApiKeyResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["ApiKeyResponse"] | null;
        } | {
            /** @constant */
            resource: "webhook";
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            before: components["schemas"]["WebhookResponse"] | null;
            /** @description The resource as its own endpoint returns it; null if it does not exist at that point. */
            after: components["schemas"]["WebhookResponse"] | null;
        });
        SystemResponse: {
            database: {
                /** @enum {string} */
                status: "up" | "disk_full" | "read_only";
                version: string;
                embedded: boolean;
                /** @description In bytes. */
                size: number;
                /** @description The largest. */
                tables: {
                    name: string;
                    /** @description In bytes. */
                    size: number;
                }[];
                connections: {
                    held: number;
                    idle: number;
                    awaited: number;
                };
            };
            versions: {
                docket: string;
                node: string;
            };
            /** @description Of the data directory, in bytes; null if it cannot be asked. */
            disk: {
                size: number;
                free: number;
            } | null;
            /** @description How much a user may have as configured; null for as much as they like. */
            quotas: {
                tasks: number | null;
                keys: number | null;
                storage: number | null;
            };
            users: {
                all: number;
                disabled: number;
                administrators: number;
                signed_in: number;
            };
            /** @description Open event streams of this instance. */
            streams: number;
            /** @description Seconds since this instance started. */
            uptime: number;
            mail: {
                /**
                 * @description Where mail goes.
                 * @enum {string}
                 */
                status: "smtp" | "log" | "off";
                from: string;
            };
        };
        /**
         * @description Without `complete`, toggles the present value.
         * @example {
         *       "complete": true
         *     }
         */
        TaskComplete: {
            /** @description Whether the task is done. Completing a recurring task moves it to its next date instead. */
            complete?: boolean;
        } | null;
        /**
         * @example {
         *       "title": "Buy milk",
         *       "description": "The one with the blue cap"
         *     }
         * @example {
         *       "title": "Water the plants",
         *       "due": {
         *         "date": "2026-11-20",
         *         "time": "09:00",
         *         "time_zone": "Europe/Berlin"
         *       },
         *       "recurrence": "FREQ=WEEKLY;BYDAY=FR",
         *       "priority": "high",
         *       "estimate": 20,
         *       "labels": [
         *         "home"
         *       ],
         *       "reminders": [
         *         {
         *           "minutes_before": 30
         *         }
         *       ]
         *     }
         */
        TaskCreate: {
            /**
             * @description What needs to be done.
             * @example Buy milk
             */
            title: string;
            /**
             * @description Details of the task; null for none.
             * @example The one with the blue cap
             */
            description?: string | null;
            /** @description Whether the task is done. Completing a recurring task moves it to its next date instead. */
            complete?: boolean;
            /** @description When the task is due; null for no due date. */
            due?: components["schemas"]["When"] | null;
            /** @description When the task can be started. */
            start?: components["schemas"]["When"] | null;
            /**
             * @description RFC 5545 RRULE, `DAILY` or coarser. It counts from `due`, which it requires. Changing `due` alone moves only the current occurrence; changing it together with `recurrence` starts a new series.
             * @example FREQ=WEEKLY;BYDAY=MO
             */
            recurrence?: string | null;
            /**
             * @description Whether the next date is computed from the schedule or from the day of completion.
             * @default schedule
             */
            recurrence_from?: ("schedule" | "completion") | null;
            /** @default none */
            priority?: ("none" | "low" | "medium" | "high" | "urgent") | null;
            /**
             * @description How long the task will take, in minutes; null for no estimate.
             * @example 30
             */
            estimate?: number | null;
            /**
             * @description Names of labels. Labels that do not exist yet are created.
             * @example [
             *       "home"
             *     ]
             */
            labels?: string[] | null;
            /**
             * @description The project's id; null for none. Subtasks belong to the project of their parent.
             * @example null
             */
            project_id?: number | null;
            /**
             * @description The id of the parent task; null for none. At most 5 levels. Completing a parent leaves its subtasks unchanged.
             * @example null
             */
            parent_id?: number | null;
            /**
             * @description When to remind the user.
             * @example [
             *       {
             *         "minutes_before": 30
             *       }
             *     ]
             */
            reminders?: components["schemas"]["Reminder"][] | null;
            /**
             * @description Ids of tasks that must be done first. While one of them is open, completing this task requires `force=true`.
             * @example []
             */
            blocked_by?: number[] | null;
            /** @description Position in the manual order, compared byte by byte. `move` sets it; PUT leaves it unchanged; null restores the default, which follows the id. */
            position?: string | null;
        };
        TaskListResponse: {
            tasks: components["schemas"]["TaskResponse"][];
            /** @description Number of tasks in this response. */
            count: number;
            /** @description `cursor` for the next page; null on the last page. */
            next_cursor: string | null;
            /** @description With `q`: for each task, in the order of `tasks`, what to highlight. */
            matches?: components["schemas"]["Match"][];
            /**
             * @description With `q`: the search index does not have all tasks yet, as just after a large import, so tasks may be missing here. Ask again in a few seconds. Absent otherwise.
             * @constant
             */
            incomplete?: true;
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.
         * @example {
         *       "complete": true
         *     }
         * @example {
         *       "due": {
         *         "date": "2026-11-21"
         *       },
         *       "priority": "high"
         *     }
         */
        TaskPatch: {
            /**
             * @description What needs to be done.
             * @example Buy milk
             */
            title?: string;
            /**
             * @description Details of the task; null for none.
             * @example The one with the blue cap
             */
            description?: string | null;
            /** @description Whether the task is done. Completing a recurring task moves it to its next date instead. */
            complete?: boolean;
            /** @description When the task is due; null for no due date. */
            due?: components["schemas"]["When"] | null;
            /** @description When the task can be started. */
            start?: components["schemas"]["When"] | null;
            /**
             * @description RFC 5545 RRULE, `DAILY` or coarser. It counts from `due`, which it requires. Changing `due` alone moves only the current occurrence; changing it together with `recurrence` starts a new series.
             * @example FREQ=WEEKLY;BYDAY=MO
             */
            recurrence?: string | null;
            /**
             * @description Whether the next date is computed from the schedule or from the day of completion.
             * @default schedule
             */
            recurrence_from?: ("schedule" | "completion") | null;
            /** @default none */
            priority?: ("none" | "low" | "medium" | "high" | "urgent") | null;
            /**
             * @description How long the task will take, in minutes; null for no estimate.
             * @example 30
             */
            estimate?: number | null;
            /**
             * @description Names of labels. Labels that do not exist yet are created.
             * @example [
             *       "home"
             *     ]
             */
            labels?: string[] | null;
            /**
             * @description The project's id; null for none. Subtasks belong to the project of their parent.
             * @example null
             */
            project_id?: number | null;
            /**
             * @description The id of the parent task; null for none. At most 5 levels. Completing a parent leaves its subtasks unchanged.
             * @example null
             */
            parent_id?: number | null;
            /**
             * @description When to remind the user.
             * @example [
             *       {
             *         "minutes_before": 30
             *       }
             *     ]
             */
            reminders?: components["schemas"]["Reminder"][] | null;
            /**
             * @description Ids of tasks that must be done first. While one of them is open, completing this task requires `force=true`.
             * @example []
             */
            blocked_by?: number[] | null;
            /** @description Position in the manual order, compared byte by byte. `move` sets it; PUT leaves it unchanged; null restores the default, which follows the id. */
            position?: string | null;
        };
        /**
         * @example {
         *       "id": 1,
         *       "user_id": "q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6",
         *       "title": "Water the plants",
         *       "description": null,
         *       "complete": false,
         *       "created_at": "2026-11-16T09:00:00.000Z",
         *       "updated_at": "2026-11-16T09:00:00.000Z",
         *       "revision": 1,
         *       "due": {
         *         "date": "2026-11-20",
         *         "time": "09:00",
         *         "time_zone": "Europe/Berlin"
         *       },
         *       "due_at": "2026-11-20T08:00:00.000Z",
         *       "start": null,
         *       "start_at": null,
         *       "recurrence": "FREQ=WEEKLY;BYDAY=FR",
         *       "recurrence_from": "schedule",
         *       "recurrence_start": {
         *         "date": "2026-11-20",
         *         "time": "09:00",
         *         "time_zone": "Europe/Berlin"
         *       },
         *       "recurrence_id": {
         *         "date": "2026-11-20",
         *         "time": "09:00",
         *         "time_zone": "Europe/Berlin"
         *       },
         *       "priority": "high",
         *       "estimate": 20,
         *       "labels": [
         *         "home"
         *       ],
         *       "project_id": null,
         *       "parent_id": null,
         *       "reminders": [
         *         {
         *           "minutes_before": 30
         *         }
         *       ],
         *       "blocked_by": [],
         *       "position": "k00000000001"
         *     }
         */
        TaskResponse: {
            /**
             * @description Numbered 1, 2, 3, … per user.
             * @example 1
             */
            id: number;
            user_id: string;
            title: string;
            description: string | null;
            complete: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updated_at: string;
            /**
             * @description The revision that last changed the task; also its ETag.
             * @example 1
             */
            revision: number;
            due: {
                date: string;
                time?: string;
                time_zone?: string;
            } | null;
            /** @description `due` as an instant; null without a time. A floating time is taken in the user's time zone. */
            due_at: string | null;
            start: {
                date: string;
                time?: string;
                time_zone?: string;
            } | null;
            /** @description `start` as an instant; null without a time. A floating time is taken in the user's time zone. */
            start_at: string | null;
            recurrence: string | null;
            /** @enum {string} */
            recurrence_from: "schedule" | "completion";
            /** @description The date from which the recurrence rule counts. */
            recurrence_start: {
                date: string;
                time?: string;
                time_zone?: string;
            } | null;
            /** @description The date that the rule gives the current occurrence, even if `due` has been moved since. */
            recurrence_id: {
                date: string;
                time?: string;
                time_zone?: string;
            } | null;
            /** @enum {string} */
            priority: "none" | "low" | "medium" | "high" | "urgent";
            estimate: number | null;
            labels: string[];
            project_id: number | null;
            parent_id: number | null;
            reminders: ({
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC, milliseconds.
                 * @example 2026-11-20T09:00:00.000Z
                 */
                at: string;
            } | {
                minutes_before: number;
            })[];
            blocked_by: number[];
            /** @description Position in the manual order, compared byte by byte. */
            position: string;
        };
        /**
         * @description The whole task: fields that are absent are cleared.
         * @example {
         *       "title": "Buy oat milk",
         *       "description": null,
         *       "complete": true
         *     }
         */
        TaskUpdate: {
            /**
             * @description What needs to be done.
             * @example Buy milk
             */
            title: string;
            /**
             * @description Details of the task; null for none.
             * @example The one with the blue cap
             */
            description?: string | null;
            /** @description Whether the task is done. Completing a recurring task moves it to its next date instead. */
            complete: boolean;
            /** @description When the task is due; null for no due date. */
            due?: components["schemas"]["When"] | null;
            /** @description When the task can be started. */
            start?: components["schemas"]["When"] | null;
            /**
             * @description RFC 5545 RRULE, `DAILY` or coarser. It counts from `due`, which it requires. Changing `due` alone moves only the current occurrence; changing it together with `recurrence` starts a new series.
             * @example FREQ=WEEKLY;BYDAY=MO
             */
            recurrence?: string | null;
            /**
             * @description Whether the next date is computed from the schedule or from the day of completion.
             * @default schedule
             */
            recurrence_from?: ("schedule" | "completion") | null;
            /** @default none */
            priority?: ("none" | "low" | "medium" | "high" | "urgent") | null;
            /**
             * @description How long the task will take, in minutes; null for no estimate.
             * @example 30
             */
            estimate?: number | null;
            /**
             * @description Names of labels. Labels that do not exist yet are created.
             * @example [
             *       "home"
             *     ]
             */
            labels?: string[] | null;
            /**
             * @description The project's id; null for none. Subtasks belong to the project of their parent.
             * @example null
             */
            project_id?: number | null;
            /**
             * @description The id of the parent task; null for none. At most 5 levels. Completing a parent leaves its subtasks unchanged.
             * @example null
             */
            parent_id?: number | null;
            /**
             * @description When to remind the user.
             * @example [
             *       {
             *         "minutes_before": 30
             *       }
             *     ]
             */
            reminders?: components["schemas"]["Reminder"][] | null;
            /**
             * @description Ids of tasks that must be done first. While one of them is open, completing this task requires `force=true`.
             * @example []
             */
            blocked_by?: number[] | null;
            /** @description Position in the manual order, compared byte by byte. `move` sets it; PUT leaves it unchanged; null restores the default, which follows the id. */
            position?: string | null;
        };
        TestOutcome: {
            ok: boolean;
            /** @description What is wrong, without secrets; null if it works. */
            problem: string | null;
        };
        /** @description Something that the assistant did or would do. */
        ToolCall: {
            /**
             * @description Unique within the conversation.
             * @example c1
             */
            id: string;
            /**
             * @description Name of the tool, as AI clients see it.
             * @example add_task
             */
            name: string;
            /**
             * @example {
             *       "title": "Buy milk"
             *     }
             */
            arguments: {
                [key: string]: unknown;
            };
            /**
             * @description `awaiting`: it would remove something, and the user has not decided yet. `declined`: the user did not approve it.
             * @enum {string}
             */
            status: "running" | "done" | "refused" | "awaiting" | "declined";
            /**
             * @description Why the call was refused, or what it would do.
             * @example null
             */
            detail: string | null;
            /** @description What the call wrote or, while it is `awaiting`, would write, removals first; at most 20. */
            changes: components["schemas"]["CallChange"][];
            /**
             * @description Total number of changes.
             * @example 1
             */
            change_count: number;
            /**
             * @description Ids of the tasks that the call found, in their order; at most the first 20.
             * @example []
             */
            found: number[];
        };
        TrashItem: {
            id: number;
            /** @description Title or name; for a note, its first characters. */
            name: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            deleted_at: string;
            /**
             * Format: date-time
             * @description When it will be permanently erased.
             * @example 2026-11-20T09:00:00.000Z
             */
            purged_at: string;
            deleted_by: {
                /** @enum {string} */
                kind: "user" | "api_key" | "oauth_client" | "assistant";
                id: string;
            };
            /** @description The revision that deleted it; undo accepts it as well. */
            revision: number;
            /** @description Number of other changes that the deletion made: subtasks, notes, and references to it. */
            others: number;
        } & ({
            /** @constant */
            resource: "task";
            /** @description Its last state, as its own endpoint returns it. */
            state: components["schemas"]["TaskResponse"];
        } | {
            /** @constant */
            resource: "note";
            /** @description Its last state, as its own endpoint returns it. */
            state: components["schemas"]["NoteResponse"];
        } | {
            /** @constant */
            resource: "project";
            /** @description Its last state, as its own endpoint returns it. */
            state: components["schemas"]["ProjectResponse"];
        } | {
            /** @constant */
            resource: "label";
            /** @description Its last state, as its own endpoint returns it. */
            state: components["schemas"]["LabelResponse"];
        } | {
            /** @constant */
            resource: "view";
            /** @description Its last state, as its own endpoint returns it. */
            state: components["schemas"]["ViewResponse"];
        });
        TrashResponse: {
            /** @description Most recently deleted first. */
            items: components["schemas"]["TrashItem"][];
            /** @description Number of items in this response. */
            count: number;
            /** @description `cursor` for the next page; null on the last page. */
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "revision": 7
         *     }
         * @example {
         *       "since": 6
         *     }
         */
        Undo: {
            /**
             * @description Any revision of the write to undo.
             * @example 7
             */
            revision?: number;
            /**
             * @description Instead of one write, undo every write that one actor has begun after this revision.
             * @example 6
             */
            since?: number;
            /**
             * @description With `since`: the actor, by the `actor.id` of its changes. Default: the caller.
             * @example n4Zr8sK2bQnVhY0xJd5LrA
             */
            by?: string;
        };
        UndoResponse: {
            /** @description The first revision that was undone. */
            undone: number;
            /** @description The first revision of the undo itself: undo that to redo. Null if there was nothing to undo. */
            write: number | null;
            /** @description The user's current revision. */
            revision: number;
            /** @description Number of changes that the undo made. */
            count: number;
            /** @description The changes that the undo made, oldest first, at most 100. */
            changes: components["schemas"]["Change"][];
        };
        /**
         * @example {
         *       "name": "Urgent",
         *       "filter": "priority >= high",
         *       "sort": "due"
         *     }
         */
        ViewCreate: {
            /**
             * @description Name of the view; case is ignored when names are compared.
             * @example Urgent
             */
            name: string;
            /**
             * @description Filter for the tasks that the view shows, in the filter language (docs/filters.md); if empty, all tasks.
             * @example priority >= high
             */
            filter: string;
            /**
             * @description Sort order, as for `sort` of the task list; null for the default order.
             * @example due
             */
            sort?: string | null;
        };
        ViewListResponse: {
            views: components["schemas"]["ViewResponse"][];
            count: number;
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.
         * @example {
         *       "sort": null
         *     }
         */
        ViewPatch: {
            /**
             * @description Name of the view; case is ignored when names are compared.
             * @example Urgent
             */
            name?: string;
            /**
             * @description Filter for the tasks that the view shows, in the filter language (docs/filters.md); if empty, all tasks.
             * @example priority >= high
             */
            filter?: string;
            /**
             * @description Sort order, as for `sort` of the task list; null for the default order.
             * @example due
             */
            sort?: string | null;
        };
        /**
         * @example {
         *       "id": 1,
         *       "name": "Urgent",
         *       "filter": "priority >= high",
         *       "sort": "due",
         *       "position": "a0",
         *       "created_at": "2026-11-20T09:00:00.000Z",
         *       "updated_at": "2026-11-20T09:00:00.000Z",
         *       "revision": 1
         *     }
         */
        ViewResponse: {
            /**
             * @description The revision that created the resource.
             * @example 1
             */
            id: number;
            name: string;
            filter: string;
            sort: string | null;
            /**
             * @description Position in the manual order: a fractional key, compared byte by byte.
             * @example k00000000001
             */
            position: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updated_at: string;
            /**
             * @description The revision that last changed the resource; also its ETag.
             * @example 1
             */
            revision: number;
        };
        /**
         * @example {
         *       "url": "https://hooks.example.com/docket",
         *       "events": [
         *         "task.*"
         *       ]
         *     }
         */
        WebhookCreate: {
            /**
             * @description URL that events are sent to: https, at a public address.
             * @example https://hooks.example.com/docket
             */
            url: string;
            /**
             * @description What the webhook is for.
             * @example Chat
             */
            description?: string | null;
            /**
             * @description Which events are sent: one kind (`task.created`), all events of a resource (`task.*`), or all (`*`).
             * @example [
             *       "task.*"
             *     ]
             */
            events: ("*" | "task.*" | "task.created" | "task.updated" | "task.deleted" | "occurrence.*" | "occurrence.created" | "occurrence.updated" | "occurrence.deleted" | "note.*" | "note.created" | "note.updated" | "note.deleted" | "project.*" | "project.created" | "project.updated" | "project.deleted" | "label.*" | "label.created" | "label.updated" | "label.deleted" | "view.*" | "view.created" | "view.updated" | "view.deleted" | "preferences.*" | "preferences.created" | "preferences.updated" | "preferences.deleted")[];
            /**
             * @description Whether events are sent. Changes made while this is false are not sent later.
             * @example true
             */
            active?: boolean;
        };
        WebhookDelivery: {
            /** @description Numbered 1, 2, 3, … per webhook. */
            id: number;
            /** @description The header `webhook-id`: the same every time the event is sent to this webhook. */
            event_id: string;
            /** @description Type of the event, such as `task.updated` or `ping`. */
            type: string;
            /** @description The revision of the change that is sent; null for a ping. */
            revision: number | null;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            /** @description Status code of the response to the last attempt; null if there was none. */
            status_code: number | null;
            /** @description What went wrong in the last attempt; null if nothing did. */
            error: string | null;
            /** @description Duration of the last attempt, in milliseconds. */
            duration_ms: number | null;
            /** @description When the next attempt is due; null if there will be none. */
            next_attempt_at: string | null;
            /** @description The id of the delivery that this one repeats; null if it repeats none. */
            replay_of: number | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
        };
        WebhookDeliveryListResponse: {
            deliveries: components["schemas"]["WebhookDelivery"][];
            /** @description Number of deliveries in this response. */
            count: number;
            /** @description `cursor` for the next page; null on the last page. */
            next_cursor: string | null;
        };
        WebhookListResponse: {
            webhooks: components["schemas"]["WebhookResponse"][];
            count: number;
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent fields are left unchanged, null clears a field.
         * @example {
         *       "active": false
         *     }
         */
        WebhookPatch: {
            /**
             * @description URL that events are sent to: https, at a public address.
             * @example https://hooks.example.com/docket
             */
            url?: string;
            /**
             * @description What the webhook is for.
             * @example Chat
             */
            description?: string | null;
            /**
             * @description Which events are sent: one kind (`task.created`), all events of a resource (`task.*`), or all (`*`).
             * @example [
             *       "task.*"
             *     ]
             */
            events?: ("*" | "task.*" | "task.created" | "task.updated" | "task.deleted" | "occurrence.*" | "occurrence.created" | "occurrence.updated" | "occurrence.deleted" | "note.*" | "note.created" | "note.updated" | "note.deleted" | "project.*" | "project.created" | "project.updated" | "project.deleted" | "label.*" | "label.created" | "label.updated" | "label.deleted" | "view.*" | "view.created" | "view.updated" | "view.deleted" | "preferences.*" | "preferences.created" | "preferences.updated" | "preferences.deleted")[];
            /**
             * @description Whether events are sent. Changes made while this is false are not sent later.
             * @example true
             */
            active?: boolean;
        };
        /**
         * @example {
         *       "id": 1,
         *       "url": "https://hooks.example.com/docket",
         *       "description": null,
         *       "events": [
         *         "task.*"
         *       ],
         *       "active": true,
         *       "secret_version": 1,
         *       "previous_secret_until": null,
         *       "created_at": "2026-11-20T09:00:00.000Z",
         *       "updated_at": "2026-11-20T09:00:00.000Z",
         *       "revision": 1
         *     }
         */
        WebhookResponse: {
            /**
             * @description The revision that created the resource.
             * @example 1
             */
            id: number;
            url: string;
            description: string | null;
            /**
             * @description Which events are sent: one kind (`task.created`), all events of a resource (`task.*`), or all (`*`).
             * @example [
             *       "task.*"
             *     ]
             */
            events: ("*" | "task.*" | "task.created" | "task.updated" | "task.deleted" | "occurrence.*" | "occurrence.created" | "occurrence.updated" | "occurrence.deleted" | "note.*" | "note.created" | "note.updated" | "note.deleted" | "project.*" | "project.created" | "project.updated" | "project.deleted" | "label.*" | "label.created" | "label.updated" | "label.deleted" | "view.*" | "view.created" | "view.updated" | "view.deleted" | "preferences.*" | "preferences.created" | "preferences.updated" | "preferences.deleted")[];
            /** @description Whether events are sent. Also becomes false when the receiver answers 410 Gone. */
            active: boolean;
            /** @description Number of secrets that the webhook has had, including the current one. */
            secret_version: number;
            /** @description Until when deliveries also carry a signature by the previous secret; null if there is none. */
            previous_secret_until: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updated_at: string;
            /**
             * @description The revision that last changed the resource; also its ETag.
             * @example 1
             */
            revision: number;
        };
        WebhookWithSecret: {
            /**
             * @description The revision that created the resource.
             * @example 1
             */
            id: number;
            url: string;
            description: string | null;
            /**
             * @description Which events are sent: one kind (`task.created`), all events of a resource (`task.*`), or all (`*`).
             * @example [
             *       "task.*"
             *     ]
             */
            events: ("*" | "task.*" | "task.created" | "task.updated" | "task.deleted" | "occurrence.*" | "occurrence.created" | "occurrence.updated" | "occurrence.deleted" | "note.*" | "note.created" | "note.updated" | "note.deleted" | "project.*" | "project.created" | "project.updated" | "project.deleted" | "label.*" | "label.created" | "label.updated" | "label.deleted" | "view.*" | "view.created" | "view.updated" | "view.deleted" | "preferences.*" | "preferences.created" | "preferences.updated" | "preferences.deleted")[];
            /** @description Whether events are sent. Also becomes false when the receiver answers 410 Gone. */
            active: boolean;
            /** @description Number of secrets that the webhook has had, including the current one. */
            secret_version: number;
            /** @description Until when deliveries also carry a signature by the previous secret; null if there is none. */
            previous_secret_until: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            updated_at: string;
            /**
             * @description The revision that last changed the resource; also its ETag.
             * @example 1
             */
            revision: number;
            /** @description Signs what is sent, according to Standard Webhooks. It is shown only once: store it safely. */
            secret: string;
        };
        /**
         * @description A calendar day, the same in every time zone, or a time on that day, which floats or has a time zone.
         * @example {
         *       "date": "2026-11-20",
         *       "time": "09:00",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        When: {
            /**
             * Format: date
             * @example 2026-11-20
             */
            date: string;
            /**
             * @description If absent, the whole day is meant.
             * @example 09:00
             */
            time?: string;
            /**
             * @description IANA name. If absent, the time floats: it is the local time wherever the user is.
             * @example Europe/Berlin
             */
            time_zone?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type ActorLimits = components['schemas']['ActorLimits'];
export type AdminAction = components['schemas']['AdminAction'];
export type AdminActionListResponse = components['schemas']['AdminActionListResponse'];
export type AdminClaim = components['schemas']['AdminClaim'];
export type AdminUser = components['schemas']['AdminUser'];
export type AdminUserListResponse = components['schemas']['AdminUserListResponse'];
export type AdminUserPatch = components['schemas']['AdminUserPatch'];
export type ApiKeyCreate = components['schemas']['ApiKeyCreate'];
export type ApiKeyCreated = components['schemas']['ApiKeyCreated'];
export type ApiKeyListResponse = components['schemas']['ApiKeyListResponse'];
export type ApiKeyResponse = components['schemas']['ApiKeyResponse'];
export type ApprovalRequest = components['schemas']['ApprovalRequest'];
export type AssistantResponse = components['schemas']['AssistantResponse'];
export type AuthConsent = components['schemas']['AuthConsent'];
export type AuthSession = components['schemas']['AuthSession'];
export type AuthStatus = components['schemas']['AuthStatus'];
export type AuthUser = components['schemas']['AuthUser'];
export type BatchOperation = components['schemas']['BatchOperation'];
export type BatchRequest = components['schemas']['BatchRequest'];
export type BatchResponse = components['schemas']['BatchResponse'];
export type BatchResult = components['schemas']['BatchResult'];
export type CallChange = components['schemas']['CallChange'];
export type Change = components['schemas']['Change'];
export type ChangeListResponse = components['schemas']['ChangeListResponse'];
export type ChatRequest = components['schemas']['ChatRequest'];
export type ChatResponse = components['schemas']['ChatResponse'];
export type ClientLimits = components['schemas']['ClientLimits'];
export type ClientListResponse = components['schemas']['ClientListResponse'];
export type ConnectedClient = components['schemas']['ConnectedClient'];
export type Conversation = components['schemas']['Conversation'];
export type ConversationListResponse = components['schemas']['ConversationListResponse'];
export type ConversationPatch = components['schemas']['ConversationPatch'];
export type CountsResponse = components['schemas']['CountsResponse'];
export type DryRunResponse = components['schemas']['DryRunResponse'];
export type ExportResponse = components['schemas']['ExportResponse'];
export type Health = components['schemas']['Health'];
export type HistoryResponse = components['schemas']['HistoryResponse'];
export type Invitation = components['schemas']['Invitation'];
export type InvitationCreate = components['schemas']['InvitationCreate'];
export type InvitationCreated = components['schemas']['InvitationCreated'];
export type InvitationListResponse = components['schemas']['InvitationListResponse'];
export type JobListResponse = components['schemas']['JobListResponse'];
export type LabelCreate = components['schemas']['LabelCreate'];
export type LabelListResponse = components['schemas']['LabelListResponse'];
export type LabelPatch = components['schemas']['LabelPatch'];
export type LabelResponse = components['schemas']['LabelResponse'];
export type LinkedProvider = components['schemas']['LinkedProvider'];
export type ListOptions = components['schemas']['ListOptions'];
export type Liveness = components['schemas']['Liveness'];
export type Match = components['schemas']['Match'];
export type Message = components['schemas']['Message'];
export type MessageListResponse = components['schemas']['MessageListResponse'];
export type Move = components['schemas']['Move'];
export type NoteCreate = components['schemas']['NoteCreate'];
export type NoteListResponse = components['schemas']['NoteListResponse'];
export type NotePatch = components['schemas']['NotePatch'];
export type NoteResponse = components['schemas']['NoteResponse'];
export type Nothing = components['schemas']['Nothing'];
export type Occurrence = components['schemas']['Occurrence'];
export type OccurrenceListResponse = components['schemas']['OccurrenceListResponse'];
export type Passkey = components['schemas']['Passkey'];
export type PreferencesPatch = components['schemas']['PreferencesPatch'];
export type PreferencesResponse = components['schemas']['PreferencesResponse'];
export type Problem = components['schemas']['Problem'];
export type ProjectCreate = components['schemas']['ProjectCreate'];
export type ProjectListResponse = components['schemas']['ProjectListResponse'];
export type ProjectPatch = components['schemas']['ProjectPatch'];
export type ProjectResponse = components['schemas']['ProjectResponse'];
export type QuickAdd = components['schemas']['QuickAdd'];
export type QuickAddPreview = components['schemas']['QuickAddPreview'];
export type QuickAddReading = components['schemas']['QuickAddReading'];
export type Quotas = components['schemas']['Quotas'];
export type QuotasInput = components['schemas']['QuotasInput'];
export type RecurrencePreview = components['schemas']['RecurrencePreview'];
export type RecurrencePreviewResponse = components['schemas']['RecurrencePreviewResponse'];
export type Reminder = components['schemas']['Reminder'];
export type Reply = components['schemas']['Reply'];
export type SignInMethods = components['schemas']['SignInMethods'];
export type SignInProvider = components['schemas']['SignInProvider'];
export type SignInProviderListResponse = components['schemas']['SignInProviderListResponse'];
export type SignUpChange = components['schemas']['SignUpChange'];
export type SignUpSettings = components['schemas']['SignUpSettings'];
export type SyncedChange = components['schemas']['SyncedChange'];
export type SystemResponse = components['schemas']['SystemResponse'];
export type TaskComplete = components['schemas']['TaskComplete'];
export type TaskCreate = components['schemas']['TaskCreate'];
export type TaskListResponse = components['schemas']['TaskListResponse'];
export type TaskPatch = components['schemas']['TaskPatch'];
export type TaskResponse = components['schemas']['TaskResponse'];
export type TaskUpdate = components['schemas']['TaskUpdate'];
export type TestOutcome = components['schemas']['TestOutcome'];
export type ToolCall = components['schemas']['ToolCall'];
export type TrashItem = components['schemas']['TrashItem'];
export type TrashResponse = components['schemas']['TrashResponse'];
export type Undo = components['schemas']['Undo'];
export type UndoResponse = components['schemas']['UndoResponse'];
export type ViewCreate = components['schemas']['ViewCreate'];
export type ViewListResponse = components['schemas']['ViewListResponse'];
export type ViewPatch = components['schemas']['ViewPatch'];
export type ViewResponse = components['schemas']['ViewResponse'];
export type WebhookCreate = components['schemas']['WebhookCreate'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type WebhookDeliveryListResponse = components['schemas']['WebhookDeliveryListResponse'];
export type WebhookListResponse = components['schemas']['WebhookListResponse'];
export type WebhookPatch = components['schemas']['WebhookPatch'];
export type WebhookResponse = components['schemas']['WebhookResponse'];
export type WebhookWithSecret = components['schemas']['WebhookWithSecret'];
export type When = components['schemas']['When'];
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service and its database are up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The database does not respond, or takes no writes. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service and its database are up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The database does not respond, or takes no writes. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process responds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
        };
    };
    readClient: {
        parameters: {
            query: {
                /** @example JBctAAMbBRWUSdwMpgpJWXmphhPdvRpV */
                client_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        client_id: string;
                        client_name?: string | null;
                        redirect_uris?: string[];
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideOnClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example true */
                    accept: boolean;
                    /** @description The scopes to grant; if absent, all that the client asks for. */
                    scope?: string;
                    /**
                     * @description The signed authorization request, as the consent page received it.
                     * @example client_id=JBctAAMbBRWUSdwMpgpJWXmphhPdvRpV&sig=…
                     */
                    oauth_query: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect: boolean;
                        url: string;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConsents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthConsent"][];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawConsent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 8sK2bQnVhY0xJd5LrT7uWmZcF3gAeP1i */
                    id: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    /** @example correct horse battery */
                    password?: string;
                    /** @example 123456 */
                    code?: string;
                    /**
                     * @description The browser's answer, as its `toJSON` gives it.
                     * @example {
                     *       "id": "n4Zr8sK2bQnVhY0xJd5LrT7u",
                     *       "type": "public-key",
                     *       "response": {}
                     *     }
                     */
                    passkey?: {
                        id: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSignInMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInMethods"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        challenge: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Phone */
                    name: string;
                    /**
                     * @description The browser's answer, as its `toJSON` gives it.
                     * @example {
                     *       "id": "n4Zr8sK2bQnVhY0xJd5LrT7u",
                     *       "type": "public-key",
                     *       "response": {}
                     *     }
                     */
                    response: {
                        id: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 8sK2bQnVhY0xJd5LrT7uWmZcF3gAeP1i */
                    id: string;
                    /** @example Phone */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passkey: {
                            id: string;
                            name: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 8sK2bQnVhY0xJd5LrT7uWmZcF3gAeP1i */
                    id: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginAuthenticator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What the app takes, usually as a QR code. */
                        totpURI: string;
                        /** @description Each stands for one code of the app, once. */
                        backupCodes: string[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 123456 */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        user: components["schemas"]["AuthUser"];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    useRecoveryCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example a1B2c-D3e4F */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        user: components["schemas"]["AuthUser"];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Each stands for one code of the app, once. */
                        backupCodes: string[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAuthenticator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginPasskeySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        challenge: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInWithPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The browser's answer, as its `toJSON` gives it.
                     * @example {
                     *       "id": "n4Zr8sK2bQnVhY0xJd5LrT7u",
                     *       "type": "public-key",
                     *       "response": {}
                     *     }
                     */
                    response: {
                        id: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["AuthUser"];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInWithDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example ada */
                    username: string;
                    /** @example correct horse battery */
                    password: string;
                    rememberMe?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect: boolean;
                        token: string;
                        url?: string | null;
                        user: components["schemas"]["AuthUser"];
                    } | {
                        /** @enum {boolean} */
                        twoFactorRedirect: true;
                        twoFactorMethods: string[];
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example ada */
                    username: string;
                    /** @example correct horse battery */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInProvider"][];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInWithProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example github */
                    provider: string;
                    /**
                     * @description Page of this app to return to; anything else leads to its first page.
                     * @example /today
                     */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the browser is to go. */
                        url: string;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example github */
                    provider: string;
                    /**
                     * @description Page of this app to return to; anything else leads to its first page.
                     * @example /today
                     */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the browser is to go. */
                        url: string;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveWithProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example github */
                    provider: string;
                    /**
                     * @description Page of this app to return to; anything else leads to its first page.
                     * @example /today
                     */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the browser is to go. */
                        url: string;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlinkProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 8sK2bQnVhY0xJd5LrT7uWmZcF3gAeP1i */
                    id: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeProvider: {
        parameters: {
            query?: {
                state?: string;
            };
            header?: never;
            path: {
                /** @example github */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redirect to the client's page. */
            302: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Ada */
                    name: string;
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email: string;
                    /** @example correct horse battery */
                    password: string;
                    /**
                     * @description Page that the link in the mail finally leads to: a path, or a URL with a trusted origin.
                     * @example /
                     */
                    callbackURL?: string;
                    /** @description From the link of an invitation, where not everybody may sign up. */
                    invitation?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: null;
                        user: components["schemas"]["AuthUser"];
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email: string;
                    /** @example correct horse battery */
                    password: string;
                    rememberMe?: boolean;
                    /**
                     * @description Page that the link in the mail finally leads to: a path, or a URL with a trusted origin.
                     * @example /
                     */
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect: boolean;
                        token: string;
                        url?: string | null;
                        user: components["schemas"]["AuthUser"];
                    } | {
                        /** @enum {boolean} */
                        twoFactorRedirect: true;
                        twoFactorMethods: string[];
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                        /** @description Where the browser is to go to sign out at the provider as well. */
                        url?: string;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: ({
                            kid: string;
                            kty: string;
                            alg: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description A JWT for this session, as `/token` returns it. */
                    "set-auth-jwt"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: components["schemas"]["AuthSession"];
                        user: components["schemas"]["AuthUser"];
                    } | null;
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSession"][];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 8sK2bQnVhY0xJd5LrT7uWmZcF3gAeP1i */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada"
                 *     }
                 */
                "application/json": {
                    /** @example Ada */
                    name?: string;
                    /**
                     * @description How far the user is in the tour of the web app: the steps done, or `ended`.
                     * @example add,complete
                     * @example ended
                     */
                    tour?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example correct horse battery */
                    currentPassword: string;
                    /** @example correct horse battery */
                    newPassword: string;
                    revokeOtherSessions?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string | null;
                        user: components["schemas"]["AuthUser"];
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email: string;
                    /**
                     * @description Page that the link in the mail finally leads to: a path, or a URL with a trusted origin.
                     * @example /
                     */
                    redirectTo?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: boolean;
                        message: string;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openPasswordReset: {
        parameters: {
            query: {
                /**
                 * @description Page that the link in the mail finally leads to: a path, or a URL with a trusted origin.
                 * @example /
                 */
                callbackURL: string;
            };
            header?: never;
            path: {
                /** @example n4Zr8sK2bQnVhY0xJd5LrT7u */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redirect to the client's page. */
            302: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example correct horse battery */
                    newPassword: string;
                    /** @example n4Zr8sK2bQnVhY0xJd5LrT7u */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendVerificationEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    email: string;
                    /**
                     * @description Page that the link in the mail finally leads to: a path, or a URL with a trusted origin.
                     * @example /
                     */
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query: {
                token: string;
                /**
                 * @description Page that the link in the mail finally leads to: a path, or a URL with a trusted origin.
                 * @example /
                 */
                callbackURL?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: boolean;
                    };
                };
            };
            /** @description Redirect to the client's page. */
            302: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @example ada@example.com
                     */
                    newEmail: string;
                    /**
                     * @description Page that the link in the mail finally leads to: a path, or a URL with a trusted origin.
                     * @example /
                     */
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    /** @description Required, unless the account has none: then a fresh proof is. */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                        message: string;
                    };
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    skipTask: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The task on its next date, or complete if there is none. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOccurrences: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of occurrences. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccurrenceListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeBackOccurrence: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
                /** @description The occurrence's id. */
                occurrence_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The updated task. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /**
                 * @description Only the tasks with these ids.
                 * @example 1,2,3
                 */
                id?: string;
                /** @description Only tasks that are done, or only those that are not. */
                complete?: boolean;
                /**
                 * @description Only tasks with this in the title, ignoring case.
                 * @example milk
                 */
                title?: string;
                /**
                 * @description Only tasks with this in the description, ignoring case.
                 * @example blue cap
                 */
                description?: string;
                /**
                 * @description Only tasks with this in one of their notes, ignoring case.
                 * @example called
                 */
                note?: string;
                /**
                 * @description Only tasks of one of these priorities: low, medium, high, urgent, none.
                 * @example high,urgent
                 */
                priority?: string;
                /**
                 * @description Only tasks of this priority or a higher one.
                 * @example high
                 */
                priority_min?: string;
                /**
                 * @description Only tasks with one of these labels; `none` for tasks without labels.
                 * @example work,home
                 */
                label?: string;
                /** @description Only tasks of one of these projects, by name or id; `none` for tasks without a project. */
                project?: string;
                /** @description Only tasks of the projects with these ids; `none` for tasks without a project. */
                project_id?: string;
                /**
                 * @description Only subtasks of one of these tasks; `none` for tasks that are not subtasks.
                 * @example 7
                 */
                parent_id?: string;
                /** @description Only tasks of archived projects, or only all others. */
                archived?: boolean;
                /** @description Only tasks that are due on this day or at this time; `none` for tasks without such a date. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`). */
                due?: string;
                /**
                 * @description Only tasks that are due before this day or time. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`).
                 * @example tomorrow
                 */
                due_before?: string;
                /**
                 * @description Only tasks that are due after this time, or after the end of this day. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`).
                 * @example 2026-11-20
                 */
                due_after?: string;
                /** @description Only open tasks that are past their due date, or only all others. */
                overdue?: boolean;
                /** @description Only tasks that start on this day or at this time; `none` for tasks without such a date. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`). */
                start?: string;
                /**
                 * @description Only tasks that start before this day or time. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`).
                 * @example tomorrow
                 */
                start_before?: string;
                /**
                 * @description Only tasks that start after this time, or after the end of this day. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`).
                 * @example 2026-11-20
                 */
                start_after?: string;
                /** @description Only tasks that were created on this day or at this time. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`). */
                created?: string;
                /**
                 * @description Only tasks that were created before this day or time. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`).
                 * @example tomorrow
                 */
                created_before?: string;
                /**
                 * @description Only tasks that were created after this time, or after the end of this day. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`).
                 * @example 2026-11-20
                 */
                created_after?: string;
                /** @description Only tasks that were last changed on this day or at this time. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`). */
                updated?: string;
                /**
                 * @description Only tasks that were last changed before this day or time. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`).
                 * @example tomorrow
                 */
                updated_before?: string;
                /**
                 * @description Only tasks that were last changed after this time, or after the end of this day. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`).
                 * @example 2026-11-20
                 */
                updated_after?: string;
                /** @description Only tasks that recur, or only those that do not. */
                recurring?: boolean;
                /**
                 * @description Only tasks with this in the recurrence rule, ignoring case.
                 * @example WEEKLY
                 */
                recurrence?: string;
                /**
                 * @description Only tasks that recur from one of these: schedule, completion; `none` for tasks that do not recur.
                 * @example completion
                 */
                recurrence_from?: string;
                /** @description Only tasks with reminders, or only those without. */
                reminders?: boolean;
                /** @description Only tasks that are blocked by an open task, or only all others. */
                blocked?: boolean;
                /**
                 * @description Only tasks that are blocked by one of these tasks, open or not; `none` for tasks that have no blockers.
                 * @example 7
                 */
                blocked_by?: string;
                /**
                 * @description Only tasks that match this filter (docs/filters.md).
                 * @example due < today and priority >= high and label in (work, home) and not complete
                 */
                filter?: string;
                /** @description The id of a view: applies its filter, and its order unless `sort` is given. */
                view?: number;
                /**
                 * @description Up to five keys, `-` for descending: id, title, complete, due, start, priority, estimate, project, position, created_at, updated_at. Absent values come last; ties are broken by the newest task first.
                 * @example due,-priority
                 */
                sort?: string;
                /**
                 * @description Only tasks with these words in title, description or notes; prefixes and misspellings match too. The best matches come first, so `sort` and `offset` cannot be used.
                 * @example dentist
                 */
                q?: string;
                /** @description Return the state right after this revision, as far back as the change log is kept. */
                as_of?: number;
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
                /** @description Number of tasks to skip. Prefer `cursor`, which neither skips nor repeats tasks while others write. */
                offset?: number;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The response is 304 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskListResponse"];
                };
            };
            /** @description Not modified since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The change log no longer holds what was requested. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTask: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCreate"];
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new task. */
            201: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTask: {
        parameters: {
            query?: {
                /** @description Return the state right after this revision, as far back as the change log is kept. */
                as_of?: number;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The response is 304 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
            /** @description Not modified since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The change log no longer holds what was requested. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceTask: {
        parameters: {
            query?: {
                /** @description Complete the task even if tasks that block it are open. */
                force?: boolean;
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names a single ETag that is no longer current, the edit is still applied, provided that nobody else has changed the same fields since. Otherwise the request fails with 409 and lists the `conflicts`.
                 * @example merge
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskUpdate"];
            };
        };
        responses: {
            /** @description The updated task. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` if the edit was merged with changes that others have made since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTask: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchTask: {
        parameters: {
            query?: {
                /** @description Complete the task even if tasks that block it are open. */
                force?: boolean;
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names a single ETag that is no longer current, the edit is still applied, provided that nobody else has changed the same fields since. Otherwise the request fails with 409 and lists the `conflicts`.
                 * @example merge
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskPatch"];
            };
        };
        responses: {
            /** @description The updated task. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` if the edit was merged with changes that others have made since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeTask: {
        parameters: {
            query?: {
                /** @description Complete the task even if tasks that block it are open. */
                force?: boolean;
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskComplete"];
            };
        };
        responses: {
            /** @description The updated task. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveTask: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description The updated task. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quickAdd: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuickAdd"];
            };
        };
        responses: {
            /** @description With `preview`: what is read from the text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickAddPreview"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new task. */
            201: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRecurrence: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecurrencePreview"];
            };
        };
        responses: {
            /** @description The upcoming dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurrencePreviewResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All projects. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProject: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectCreate"];
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new project. */
            201: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveProject: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The project's id. */
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description The project in its new position. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The response is 304 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The project's id. */
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            /** @description Not modified since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProject: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The project's id. */
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchProject: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names a single ETag that is no longer current, the edit is still applied, provided that nobody else has changed the same fields since. Otherwise the request fails with 409 and lists the `conflicts`.
                 * @example merge
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The project's id. */
                project_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectPatch"];
            };
        };
        responses: {
            /** @description The updated project. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` if the edit was merged with changes that others have made since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All labels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLabel: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelCreate"];
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new label. */
            201: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveLabel: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The label's id. */
                label_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description The label in its new position. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLabel: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The response is 304 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The label's id. */
                label_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The label. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelResponse"];
                };
            };
            /** @description Not modified since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteLabel: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The label's id. */
                label_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchLabel: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names a single ETag that is no longer current, the edit is still applied, provided that nobody else has changed the same fields since. Otherwise the request fails with 409 and lists the `conflicts`.
                 * @example merge
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The label's id. */
                label_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelPatch"];
            };
        };
        responses: {
            /** @description The updated label. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` if the edit was merged with changes that others have made since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotes: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notes. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createNote: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteCreate"];
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new note. */
            201: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The response is 304 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
                /** @description The note's id. */
                note_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The note. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                };
            };
            /** @description Not modified since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteNote: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
                /** @description The note's id. */
                note_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchNote: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names a single ETag that is no longer current, the edit is still applied, provided that nobody else has changed the same fields since. Otherwise the request fails with 409 and lists the `conflicts`.
                 * @example merge
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
                /** @description The note's id. */
                note_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotePatch"];
            };
        };
        responses: {
            /** @description The updated note. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` if the edit was merged with changes that others have made since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All views. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createView: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewCreate"];
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new view. */
            201: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveView: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The view's id. */
                view_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description The view in its new position. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readView: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The response is 304 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The view's id. */
                view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The view. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewResponse"];
                };
            };
            /** @description Not modified since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteView: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The view's id. */
                view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchView: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names a single ETag that is no longer current, the edit is still applied, provided that nobody else has changed the same fields since. Otherwise the request fails with 409 and lists the `conflicts`.
                 * @example merge
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The view's id. */
                view_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewPatch"];
            };
        };
        responses: {
            /** @description The updated view. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` if the edit was merged with changes that others have made since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPreferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The response is 304 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preferences. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesResponse"];
                };
            };
            /** @description Not modified since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchPreferences: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names a single ETag that is no longer current, the edit is still applied, provided that nobody else has changed the same fields since. Otherwise the request fails with 409 and lists the `conflicts`.
                 * @example merge
                 */
                prefer?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesPatch"];
            };
        };
        responses: {
            /** @description The updated preferences. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` if the edit was merged with changes that others have made since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All counts, taken at the same revision. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description Return the log after this revision, as it is. */
                since?: number;
                /** @description To stay in sync: empty at first, which returns the full state, then `next_cursor` of the previous response. Cannot be combined with `since`. */
                cursor?: string | "";
                /** @description Maximum number of items in the response. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The change log no longer holds what was requested. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreTask: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The restored task. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTaskHistory: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreNote: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
                /** @description The note's id. */
                note_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The restored note. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNoteHistory: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The task's id. */
                task_id: number;
                /** @description The note's id. */
                note_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreProject: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The project's id. */
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The restored project. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProjectHistory: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The project's id. */
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreLabel: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The label's id. */
                label_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The restored label. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLabelHistory: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The label's id. */
                label_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreView: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The view's id. */
                view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The restored view. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listViewHistory: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The view's id. */
                view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Undo"];
            };
        };
        responses: {
            /** @description What was undone. */
            200: {
                headers: {
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The change log no longer holds what was requested. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTrash: {
        parameters: {
            query?: {
                /** @description Only resources of this kind. */
                resource?: "task" | "note" | "project" | "label" | "view";
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the trash. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrashResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emptyTrash: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The trash is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    purge: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                resource: "task" | "note" | "project" | "label" | "view";
                /** @description The id of the resource. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Permanently erased. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batch: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRequest"];
            };
        };
        responses: {
            /** @description The results, in the order of the operations. */
            200: {
                headers: {
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An operation refers to one that returned no id. */
            424: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description Same as `Last-Event-ID`, for clients that cannot set headers. Default: the current revision. */
                since?: number;
            };
            header?: {
                /** @description The `id` of the last event received; the stream continues after it. Takes precedence over `since`. */
                "last-event-id"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The change log no longer holds what was requested. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys, without their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new key, shown only once. */
            201: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The key's id. */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Revoked: the key is no longer accepted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookCreate"];
            };
        };
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new webhook, with its secret. */
            201: {
                headers: {
                    /** @description URL of the new resource, or the target of the redirect. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The response is 304 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The webhook's id. */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook, without its secret. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description Not modified since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The webhook's id. */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchWebhook: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The webhook's id. */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description The updated webhook. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The webhook's id. */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook, with its new secret. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The webhook's id. */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The webhook's id. */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The delivery of the ping, which is pending. */
            202: {
                headers: {
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: {
                /** @description Write nothing, and return what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The webhook's id. */
                webhook_id: number;
                /** @description The delivery's id. */
                delivery_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dry_run=true`: what would be written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new delivery, which is pending. */
            202: {
                headers: {
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The change log no longer holds what was requested. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON document, as a download. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClients: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clients. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    limitClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @example JBctAAMbBRWUSdwMpgpJWXmphhPdvRpV */
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientLimits"];
            };
        };
        responses: {
            /** @description The limits are set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimAdministration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminClaim"];
            };
        };
        responses: {
            /** @description You are the administrator. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConversations: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of conversations. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The conversation’s id. */
                conversation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The conversation’s id. */
                conversation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The conversation’s id. */
                conversation_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationPatch"];
            };
        };
        responses: {
            /** @description The renamed conversation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The conversation’s id. */
                conversation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chat: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatResponse"];
                    "text/event-stream": string;
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any unique string. Repeating the same request with the same key within 24 hours returns the first response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description The conversation’s id. */
                conversation_id: number;
                /**
                 * @description The call’s id.
                 * @example c2_1
                 */
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalRequest"];
            };
        };
        responses: {
            /** @description The call after the decision. */
            200: {
                headers: {
                    /** @description `true` if this repeats the response to the first request with this `Idempotency-Key`. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolCall"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the assistant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
                /**
                 * @description Part of the name or the e-mail address.
                 * @example ada
                 */
                q?: string;
                role?: "user" | "admin";
                status?: "active" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminUserPatch"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOutUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetFactors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed, or there was none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the user. */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail is on its way. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSignUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The response is 304 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may sign up. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignUpSettings"];
                };
            };
            /** @description Not modified. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSignUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags, or `*`. The request fails with 412 unless the current ETag is among them. */
                "if-match"?: string;
                /** @description ETags, or `*`. The request fails with 412 if the current ETag is among them. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpChange"];
            };
        };
        responses: {
            /** @description Who may sign up. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignUpSettings"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` failed; for a single resource, `current` is its present state. */
            412: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitations, without their links. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCreate"];
            };
        };
        responses: {
            /** @description The invitation, with its link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationCreated"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the invitation. */
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAdminActions: {
        parameters: {
            query?: {
                /** @description Maximum number of items in the response. */
                limit?: number;
                /** @description `next_cursor` of the previous page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the audit log. */
            200: {
                headers: {
                    /** @description RFC 8288 link to the next page (`rel="next"`). */
                    link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminActionListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The jobs of this instance, and the queue of webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testMail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the mail server took it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestOutcome"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request conflicts with the current state or with a request in progress. */
            409: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSignInProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers, and the directory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInProviderListResponse"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testSignInProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the provider. */
                provider_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it answers as it should. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestOutcome"];
                };
            };
            /** @description Malformed request or empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Missing or invalid token. */
            401: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed, for example because the path names another user, the token lacks a scope, or the key is limited to one project. */
            403: {
                headers: {
                    /** @description Bearer challenge (RFC 6750): what is wrong with the token, such as a missing scope. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist or belongs to another user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request body is not uncompressed JSON in UTF-8. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input; `errors` lists what is wrong and where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    /** @description Requests left (`r`) and seconds until the quota is restored (`t`). */
                    ratelimit?: string;
                    /** @description The limit that applies: quota (`q`) and window in seconds (`w`). */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal server error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service or its database is temporarily unavailable. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again. */
                    "retry-after"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
