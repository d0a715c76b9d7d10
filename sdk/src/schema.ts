// Generated from backend/openapi.json by `npm run generate`. Do not edit.

export type paths = {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service and its database are up */
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
        /** Whether it can take requests now */
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
        /** Whether the process answers at all */
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
        /** What a client says of itself that asks to be let in */
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
        /** Let a client in that asks to be, or not */
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
        /** The clients that the user has let in, and to what */
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
        /** Show a client out: its tokens open nothing any more */
        post: operations["withdrawConsent"];
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
        /** Make an account */
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
        /** Get a JWT for the API, good for 15 minutes, for the cookie's session */
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
        /** Public keys that verify the JWTs (RFC 7517) */
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
        /** The session of the cookie and its user; null without one */
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
        /** The user's sessions */
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
        /** End one session, by its token */
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
        /** Change the name */
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
        /** Ask for a mail to reset the password; the answer is the same for every address */
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
        /** The link of the mail: leads to the client's page with the token */
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
        /** Choose a new password with the token of the mail; ends every session */
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
        /** Ask for the verification mail again */
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
        /** The link of the mail: verifies the address */
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
        /** Move to another e-mail address, after a link sent to it was opened */
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
        /** Delete the account and everything in it, at once and for good */
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
        /** Leave out the present turn of a task that recurs */
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
        /** List the turns of a task that were done or skipped, newest first */
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
         * Take back the last turn of a task that recurs
         * @description The task is due then again, and open.
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
        /** List tasks, newest first, or ask for some */
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
         * @description Without a body, or without `complete` in it, turns `complete` over.
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
         * Put a task before or after another
         * @description It goes into the same project and below the same parent. Only its own row is written.
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
         * Make a task of one line
         * @description Date, time, recurrence, reminder, `#project`, `@label` and priority are read from it; what is left is the title. Projects and labels that are new are made with the task, as one write. `preview` shows what is read.
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
         * Say which dates a rule gives, and why
         * @description It writes nothing: an `Idempotency-Key` is taken, and needs no keeping.
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
        /** List projects in their order */
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
         * @description Its tasks stay, without a project.
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
        /** List labels in their order */
        get: operations["listLabels"];
        put?: never;
        /**
         * Create a label
         * @description Names are told apart without regard to case.
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
         * @description The tasks that carry it lose it.
         */
        delete: operations["deleteLabel"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a label
         * @description Tasks that carry the label follow its name.
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
        /** List views in their order */
        get: operations["listViews"];
        put?: never;
        /**
         * Create a view
         * @description Names are told apart without regard to case.
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
         * @description In another time zone the same instants are at other times of the day, and on other days. Tasks with floating times show other instants: each is written anew.
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
         * Follow what was changed, oldest first, or stay in sync
         * @description Every write of the user, by whomever: who, what, before, after; deletions are included. With `since` the log as it is. With an empty `cursor` all that there is, then what was changed: a client that puts every `after` in place of what it had, and drops what has none, has what the server has. Only what the token may read.
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
         * Take a task out of the trash
         * @description What its deletion took comes back with it, as far as that is possible: what it belonged to may be gone, and what was changed since stays.
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
         * See what was done with a task, newest first
         * @description As far back as the change log is kept; also while it is in the trash.
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
         * Take a note out of the trash
         * @description What its deletion took comes back with it, as far as that is possible: what it belonged to may be gone, and what was changed since stays.
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
         * See what was done with a note, newest first
         * @description As far back as the change log is kept; also while it is in the trash.
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
         * Take a project out of the trash
         * @description What its deletion took comes back with it, as far as that is possible: what it belonged to may be gone, and what was changed since stays.
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
         * See what was done with a project, newest first
         * @description As far back as the change log is kept; also while it is in the trash.
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
         * Take a label out of the trash
         * @description What its deletion took comes back with it, as far as that is possible: what it belonged to may be gone, and what was changed since stays.
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
         * See what was done with a label, newest first
         * @description As far back as the change log is kept; also while it is in the trash.
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
         * Take a view out of the trash
         * @description What its deletion took comes back with it, as far as that is possible: what it belonged to may be gone, and what was changed since stays.
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
         * See what was done with a view, newest first
         * @description As far back as the change log is kept; also while it is in the trash.
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
         * Take back a write
         * @description All that one request did, by any of its revisions, whoever sent it; or with `since` all that one actor has done, like an AI client that went astray. Or nothing, when something newer has touched the same fields; `conflicts` says which. What is taken back is a write itself: undoing that is redo. Needs the scopes to write what it touches.
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
         * List what was deleted and can be restored, newest first
         * @description Only what the token may read. Subtasks and notes that went with a task come back with it.
         */
        get: operations["listTrash"];
        put?: never;
        post?: never;
        /**
         * Empty the trash
         * @description Forgets for good all in it that the token may write: nothing brings it back, and the change log keeps only that it was there.
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
        /** Forget something that is in the trash for good */
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
         * Do many writes at once
         * @description Each operation is answered as its own route would answer it, and counts as one request. All of them are one write: one look at the log, and one undo.
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
         * Follow changes as they happen
         * @description Server-sent events. First `ready`, whose `id` is where the stream begins; then a `change` for each
         *     change of what the token may read, as `GET …/changes` shows it, with its revision as `id`. Each comes once and in order,
         *     across reconnects too: send the last `id` as `Last-Event-ID`.
         *
         *     The stream ends with an `end`: `{"reason": "expired" | "revoked" | "gone" | "stopping"}`. See docs/events.md.
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
         * @description For scripts and clients that act for the user: `Authorization: Bearer <key>`.
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
         * @description Changes from now on are sent to its URL, signed as Standard Webhooks says. The token must be allowed to read what is sent.
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
         * @description With its deliveries, for good: it does not go to the trash.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change some fields of a webhook
         * @description When it is switched on again, what happened meanwhile is not sent.
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
         * Renew a webhook's secret
         * @description For 24 hours deliveries carry two signatures: of the new secret and of the one before.
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
         * List what a webhook was sent and will be, newest first
         * @description Of the last 30 days.
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
         * @description An event `ping`, which tells nothing, sent once.
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
         * Send an event once more
         * @description As a delivery of its own, with the same event id.
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
        /** Everything the service holds of the user */
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
        /** List the AI clients that are let in, newest first */
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
         * Hold an AI client to limits
         * @description From its next request on. A client that is about to be let in is held to them from its first.
         */
        put: operations["limitClient"];
        post?: never;
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
        /** List conversations, last used first */
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
         * @description For good. What the assistant did in it stays, and so does its history.
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
        /** List what was said, newest first */
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
         * @description The assistant does what the user says with the tools that AI clients have, and answers. With
         *     `Accept: text/event-stream` the answer comes as it is made: `started`, then `text` and `call` as often as it takes
         *     (a call comes again, under the same id, as its status moves), at the end `done`, or `failed` with a problem. Whoever
         *     closes the connection stops the assistant; what it had done stays done. One message at a time in a conversation.
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
         * Agree to what the assistant would do, or not
         * @description For a call that is `awaiting`. It is done if it would still do exactly what was shown; otherwise it is `awaiting` anew, with what it would do now.
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
        /** Who answers, and what is left of the day’s tokens */
        get: operations["readAssistant"];
        put?: never;
        post?: never;
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
             * @description The only project that it sees: what is outside does not exist for it, and of the rest of the API only what keeps to that is open. Null for all.
             * @default null
             * @example 3
             */
            project_id?: number | null;
            /**
             * @description How many changes it may make within an hour: each one of a batch counts. What would be more is refused as a whole. Null for any number.
             * @default null
             * @example 100
             */
            writes_per_hour?: number | null;
            /**
             * @description Whether the user must confirm whatever removes something: deleting, emptying the trash, undo. Clients of `/mcp` that can ask do so; all others are refused.
             * @default false
             */
            confirm_deletes?: boolean;
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
             * @description What it may do.
             *
             *     - `tasks:read`: tasks with their notes, occurrences and counts, and the change log
             *     - `tasks:write`: creating, changing and deleting tasks and notes
             *     - `projects:read`: projects
             *     - `projects:write`: creating, changing, ordering and deleting projects
             *     - `labels:read`: labels
             *     - `labels:write`: creating, changing, ordering and deleting labels; naming a new one in a task
             *     - `views:read`: views, and asking for tasks by a view
             *     - `views:write`: creating, changing, ordering and deleting views
             *     - `preferences:read`: preferences
             *     - `preferences:write`: changing preferences
             *     - `webhooks:manage`: all about webhooks
             * @example [
             *       "tasks:read"
             *     ]
             */
            scopes: ("tasks:read" | "tasks:write" | "projects:read" | "projects:write" | "labels:read" | "labels:write" | "views:read" | "views:write" | "preferences:read" | "preferences:write" | "webhooks:manage")[];
            /**
             * @description The only project that it sees: what is outside does not exist for it, and of the rest of the API only what keeps to that is open. Null for all.
             * @default null
             * @example 3
             */
            project_id?: number | null;
            /**
             * @description How many changes it may make within an hour: each one of a batch counts. What would be more is refused as a whole. Null for any number.
             * @default null
             * @example 100
             */
            writes_per_hour?: number | null;
            /**
             * @description Whether the user must confirm whatever removes something: deleting, emptying the trash, undo. Clients of `/mcp` that can ask do so; all others are refused.
             * @default false
             */
            confirm_deletes?: boolean;
            /**
             * @description Days until it expires.
             * @default 90
             */
            expires_in_days?: number;
        };
        ApiKeyCreated: {
            id: string;
            name: string;
            /**
             * @description How the key begins.
             * @example docket_Xa3b
             */
            start: string;
            scopes: ("tasks:read" | "tasks:write" | "projects:read" | "projects:write" | "labels:read" | "labels:write" | "views:read" | "views:write" | "preferences:read" | "preferences:write" | "webhooks:manage")[];
            /** @description The only project that it sees; null for all. */
            project_id: number | null;
            /** @description Changes that it may make within an hour. */
            writes_per_hour: number | null;
            /** @description Whether the user must confirm what removes something. */
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
            /** @description To the minute; null when never used. */
            last_used_at: string | null;
            /** @description The user's revision that made it; its ETag. */
            revision: number;
            /** @description The key itself. It is shown only here: keep it safe. */
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
             * @description How the key begins.
             * @example docket_Xa3b
             */
            start: string;
            scopes: ("tasks:read" | "tasks:write" | "projects:read" | "projects:write" | "labels:read" | "labels:write" | "views:read" | "views:write" | "preferences:read" | "preferences:write" | "webhooks:manage")[];
            /** @description The only project that it sees; null for all. */
            project_id: number | null;
            /** @description Changes that it may make within an hour. */
            writes_per_hour: number | null;
            /** @description Whether the user must confirm what removes something. */
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
            /** @description To the minute; null when never used. */
            last_used_at: string | null;
            /** @description The user's revision that made it; its ETag. */
            revision: number;
        };
        ApprovalRequest: {
            /**
             * @description Whether it may be done.
             * @example true
             */
            approve: boolean;
        };
        AssistantResponse: {
            /**
             * @description The language model that answers; null where the reader does.
             * @example llama3.1
             */
            model: string | null;
            /** @description Null where the reader answers. */
            tokens: {
                /**
                 * @description Of the model’s tokens, today (UTC).
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
        AuthSuccess: {
            success: boolean;
        };
        AuthUser: {
            id: string;
            name: string;
            email: string;
            emailVerified: boolean;
            image: string | null;
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
             * @description Follows `/api/{user_id}`. `$0` is the id of what operation 0 answered with.
             * @example /tasks/5
             */
            path: string;
            /** @description As the route takes it; anywhere in it `{ "id_of": 0 }` is that id. */
            body?: unknown;
            /** @description Its `If-Match`. */
            if_match?: string;
            /** @description Its `If-None-Match`. */
            if_none_match?: string;
            /** @description Its `Prefer`. */
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
             * @description `atomic`: all or nothing. `each`: one that fails does not undo the others.
             * @default atomic
             * @enum {string}
             */
            mode?: "atomic" | "each";
            operations: components["schemas"]["BatchOperation"][];
        };
        BatchResponse: {
            /** @description One for each operation, in their order. */
            results: components["schemas"]["BatchResult"][];
            /** @description How many there are. */
            count: number;
            /** @description How many of them failed: none, but with `each`. */
            failed: number;
            /** @description Its first revision, by which it is undone whole; null when it changed nothing. */
            write: number | null;
            /** @description The user's last revision after it. */
            revision: number;
        };
        BatchResult: {
            /**
             * @description As the operation would be answered by itself.
             * @example 201
             */
            status: number;
            etag?: string;
            location?: string;
            /** @description The answer, problems included; null where it has none. */
            body: unknown;
        };
        CallChange: {
            /** @description Undo takes it back, with all that was written with it. */
            revision: number;
            /** @enum {string} */
            action: "created" | "updated" | "deleted" | "purged";
            /** @example task */
            resource: string;
            /** @example 5 */
            resource_id: string;
            /**
             * @description Its title or name, after it or, of what is gone, before.
             * @example Buy milk
             */
            name: string | null;
        };
        Change: {
            /** @description Counts 1, 2, 3, … for each user, without gaps. */
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
                /** @description The user's id, the API key's, that of the AI client, or that of the webhook whose receiver answered 410. */
                id: string;
            };
            /** @description The first revision of the request that made it: what belongs together, and is undone together. */
            write: number;
            /**
             * @description `purged` when what it was is forgotten, and for the purging itself: nothing of it is left but that it was.
             * @enum {string}
             */
            action: "created" | "updated" | "deleted" | "purged";
            resource_id: string;
        } & ({
            /** @constant */
            resource: "task";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["TaskResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["TaskResponse"] | null;
        } | {
            /** @constant */
            resource: "occurrence";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["Occurrence"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["Occurrence"] | null;
        } | {
            /** @constant */
            resource: "project";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["ProjectResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["ProjectResponse"] | null;
        } | {
            /** @constant */
            resource: "label";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["LabelResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["LabelResponse"] | null;
        } | {
            /** @constant */
            resource: "view";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["ViewResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["ViewResponse"] | null;
        } | {
            /** @constant */
            resource: "note";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["NoteResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["NoteResponse"] | null;
        } | {
            /** @constant */
            resource: "preferences";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["PreferencesResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["PreferencesResponse"] | null;
        } | {
            /** @constant */
            resource: "api_key";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["ApiKeyResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["ApiKeyResponse"] | null;
        } | {
            /** @constant */
            resource: "webhook";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["WebhookResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["WebhookResponse"] | null;
        });
        ChangeListResponse: {
            changes: components["schemas"]["SyncedChange"][];
            /** @description How many changes are in this answer. */
            count: number;
            /** @description Send it as `cursor` to go on from here, now or later. */
            next_cursor: string;
            /** @description The same as a revision for `since`; null while the whole state is given. */
            next_since: number | null;
            /** @description Whether more is there already. */
            has_more: boolean;
        };
        ChatRequest: {
            /**
             * @description The conversation that goes on; null begins one.
             * @default null
             */
            conversation_id?: number | null;
            /**
             * @description What the user says.
             * @example Add buy milk tomorrow at 9
             */
            message: string;
            /**
             * @description The user’s, in which commands are read and answered where no model answers.
             * @default en
             * @enum {string}
             */
            language?: "en" | "de" | "ur";
        };
        ChatResponse: {
            /**
             * @description Counts 1, 2, 3, … for each user.
             * @example 1
             */
            conversation_id: number;
            /**
             * @description Counts 1, 2, 3, … in its conversation.
             * @example 2
             */
            message_id: number;
            /** @example Added “Buy milk”, due tomorrow at 09:00. */
            response: string;
            tool_calls: components["schemas"]["ToolCall"][];
            /**
             * @description `interrupted` when the user stopped it, or the service did; what it had done by then stays done.
             * @enum {string}
             */
            status: "running" | "complete" | "interrupted" | "failed";
            /**
             * @description The language model, or the built-in reader of plain commands, which needs none.
             * @enum {string}
             */
            answered_by: "model" | "reader";
            /**
             * @description Why the model did not answer, or not to its end.
             * @example null
             */
            notice: ("model_unreachable" | "budget_spent") | null;
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
             * @description What it calls itself.
             * @example Claude
             */
            name: string | null;
            scopes: ("tasks:read" | "tasks:write" | "projects:read" | "projects:write" | "labels:read" | "labels:write" | "views:read" | "views:write" | "preferences:read" | "preferences:write" | "webhooks:manage" | "offline_access")[];
            /** @description The only project that it sees; null for all. */
            project_id: number | null;
            /** @description Changes that it may make within an hour. */
            writes_per_hour: number | null;
            /** @description Whether the user must confirm what removes something. */
            confirm_deletes: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            created_at: string;
            /** @description By which it is shown out. */
            consent_id: string;
        };
        Conversation: {
            /**
             * @description Counts 1, 2, 3, … for each user.
             * @example 1
             */
            id: number;
            /** @description How the first message begins, or as the user named it. */
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
            /** @description Last used first. */
            conversations: components["schemas"]["Conversation"][];
            count: number;
            /** @description `cursor` of the next page; null on the last. */
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
            /** @description The user's revision at which it was counted. */
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
            /** @description Those of no project. */
            no_project: {
                /**
                 * @description Tasks that are not complete.
                 * @example 3
                 */
                open: number;
                /** @example 12 */
                complete: number;
            };
            /** @description In their order. */
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
            /** @description In their order. */
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
            /** @description In their order. */
            views: {
                id: number;
                /** @description Tasks that the view shows; null where its filter is not understood any more. */
                tasks: number | null;
            }[];
        };
        /** @description What a write would change. */
        DryRunResponse: {
            /** @constant */
            dry_run: true;
            /** @description The user's last revision, which stays it. */
            revision: number;
            /** @description What would be logged, at most the first 1,000. */
            changes: components["schemas"]["Change"][];
            /** @description How many changes it would be. */
            count: number;
        };
        /** @description Preferences, projects, labels, views, webhooks, tasks, notes, occurrences and changes are as their own endpoints show them. */
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
            /** @enum {string} */
            database: "up" | "down";
        };
        HistoryResponse: {
            /** @description Newest first. */
            changes: components["schemas"]["Change"][];
            count: number;
            /** @description `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "name": "errand",
         *       "color": "#1565c0"
         *     }
         */
        LabelCreate: {
            /**
             * @description What the label is called, without regard to case. No space at either end, no comma, no quotation mark.
             * @example errand
             */
            name: string;
            /** @description The colour to show it in; null for none. */
            color?: string | null;
        };
        LabelListResponse: {
            labels: components["schemas"]["LabelResponse"][];
            count: number;
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent means untouched, null clears.
         * @example {
         *       "color": null
         *     }
         */
        LabelPatch: {
            /**
             * @description What the label is called, without regard to case. No space at either end, no comma, no quotation mark.
             * @example errand
             */
            name?: string;
            /** @description The colour to show it in; null for none. */
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
             * @description The user's revision that made it.
             * @example 1
             */
            id: number;
            name: string;
            color: string | null;
            /**
             * @description Place in the manual order: a fractional key, compared byte by byte.
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
             * @description The user's revision that last wrote it; its ETag.
             * @example 1
             */
            revision: number;
        };
        Liveness: {
            /** @constant */
            status: "ok";
        };
        /** @description Where in a task there is what was searched. */
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
            /** @description The notes that have what was searched, newest first. */
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
             * @description Counts 1, 2, 3, … in its conversation.
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
             * @description Counts 1, 2, 3, … in its conversation.
             * @example 2
             */
            id: number;
            /** @constant */
            role: "assistant";
            content: string;
            tool_calls: components["schemas"]["ToolCall"][];
            /**
             * @description `interrupted` when the user stopped it, or the service did; what it had done by then stays done.
             * @enum {string}
             */
            status: "running" | "complete" | "interrupted" | "failed";
            /**
             * @description The language model, or the built-in reader of plain commands, which needs none.
             * @enum {string}
             */
            answered_by: "model" | "reader";
            /**
             * @description Why the model did not answer, or not to its end.
             * @example null
             */
            notice: ("model_unreachable" | "budget_spent") | null;
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
            /** @description `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description Either `before` or `after`.
         * @example {
         *       "before": 1
         *     }
         */
        Move: {
            /** @description The id of the one that it goes before. */
            before?: number;
            /** @description The id of the one that it goes after. */
            after?: number;
        };
        /**
         * @example {
         *       "body": "The shop closes at six."
         *     }
         */
        NoteCreate: {
            /**
             * @description What is said about the task.
             * @example The shop closes at six.
             */
            body: string;
        };
        NoteListResponse: {
            notes: components["schemas"]["NoteResponse"][];
            /** @description How many notes are in this answer. */
            count: number;
            /** @description `cursor` of the next page; null on the last. */
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
             * @description What is said about the task.
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
             * @description The user's revision that made it.
             * @example 1
             */
            id: number;
            task_id: number;
            body: string;
            /** @description Who wrote it first. */
            author: {
                /** @enum {string} */
                kind: "user" | "api_key" | "oauth_client" | "assistant";
                /** @description The user's id, or the API key's. */
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
             * @description The user's revision that last wrote it; its ETag.
             * @example 1
             */
            revision: number;
        };
        /** @example {} */
        Nothing: Record<string, never> | null;
        Occurrence: {
            /** @description The revision that wrote it. */
            id: number;
            task_id: number;
            /** @enum {string} */
            status: "done" | "skipped";
            /**
             * @description The task's `due` then.
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
             * @description The date that the rule gave it.
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
            /** @description How many occurrences are in this answer. */
            count: number;
            /** @description `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description A JSON merge patch (RFC 7396).
         * @example {
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        PreferencesPatch: {
            /**
             * @description IANA name of where the user is: what "today" means, and times that name no zone.
             * @example Europe/Berlin
             */
            time_zone?: string;
        };
        /**
         * @example {
         *       "time_zone": "Europe/Berlin",
         *       "revision": 1
         *     }
         */
        PreferencesResponse: {
            /** @description IANA name; `UTC` until another is chosen. */
            time_zone: string;
            /** @description The user's revision that last wrote them, their ETag; 0 before the first. */
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
            error_code: "AUTH_MISSING" | "AUTH_INVALID" | "AUTH_FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "GONE" | "PRECONDITION_FAILED" | "PAYLOAD_TOO_LARGE" | "VALIDATION_ERROR" | "RATE_LIMITED" | "INTERNAL_ERROR" | "DATABASE_ERROR";
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
            /** @description The resource as its own endpoint shows it now: with 412, and with 409 where a merge meets conflicts. */
            current?: {
                [key: string]: unknown;
            };
            /** @description Where it cannot be done. Of a merge: each `field` with what it was (`base`), what it is (`theirs`) and what it should be (`yours`). */
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
             * @description What the project is called.
             * @example Garden
             */
            name: string;
            /** @description The colour to show it in; null for none. */
            color?: string | null;
            /** @description Whether it is put aside. */
            archived?: boolean;
        };
        ProjectListResponse: {
            projects: components["schemas"]["ProjectResponse"][];
            count: number;
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent means untouched, null clears.
         * @example {
         *       "archived": true
         *     }
         */
        ProjectPatch: {
            /**
             * @description What the project is called.
             * @example Garden
             */
            name?: string;
            /** @description The colour to show it in; null for none. */
            color?: string | null;
            /** @description Whether it is put aside. */
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
             * @description The user's revision that made it.
             * @example 1
             */
            id: number;
            name: string;
            color: string | null;
            archived: boolean;
            /**
             * @description Place in the manual order: a fractional key, compared byte by byte.
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
             * @description The user's revision that last wrote it; its ETag.
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
             * @description The task as one says it.
             * @example Water the plants every 3 days at 9am #Garden @home p2
             */
            text: string;
            /**
             * @description In which dates, times and recurrence are read.
             * @default en
             * @enum {string}
             */
            language?: "en" | "de" | "ur";
            /**
             * Format: date-time
             * @description When the line was written, if not now: what it says is counted from there. For lines that waited to be sent.
             * @example 2026-11-20T08:00:00.000Z
             */
            at?: string;
            /**
             * @description Only says what is read, and writes nothing.
             * @default false
             */
            preview?: boolean;
            /**
             * @description What shall stay in the title wherever it stands: the `text` of readings that are not wanted.
             * @default []
             * @example [
             *       "every 3 days"
             *     ]
             */
            ignore?: string[];
            /**
             * @description What the task gets unless the text says otherwise. Labels come to those of the text; a project of the text takes it out of its parent.
             * @default {}
             * @example {
             *       "project_id": null
             *     }
             */
            defaults?: {
                /** @description When it has to be done; null for some time. */
                due?: components["schemas"]["When"] | null;
                /**
                 * @description Names of labels. Those that are new are made.
                 * @example [
                 *       "home"
                 *     ]
                 */
                labels?: string[] | null;
                /**
                 * @description The project's id. Subtasks belong to the project of their parent.
                 * @example null
                 */
                project_id?: number | null;
                /**
                 * @description The task that it is a part of; at most 5 levels. Completing a parent leaves its subtasks as they are.
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
            /** @description What the task would be, as `TaskCreate` has it. */
            task: {
                /** @description What is left of the line; the task cannot be made while it is empty. */
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
                labels: string[];
                /** @description Null also of a project that will be made. */
                project_id: number | null;
                parent_id: number | null;
                reminders: {
                    minutes_before: number;
                }[];
            };
            /** @description In the order of the line. */
            readings: components["schemas"]["QuickAddReading"][];
        };
        /** @description A part of the line that is not title, and what is read from it. Parts that say one thing together have the same value. */
        QuickAddReading: {
            /** @constant */
            kind: "due";
            /** @description The part of the line. */
            text: string;
            /** @description Where it begins, in Unicode code points. */
            start: number;
            /** @description Where it ends, itself not included. */
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
            /** @description The part of the line. */
            text: string;
            /** @description Where it begins, in Unicode code points. */
            start: number;
            /** @description Where it ends, itself not included. */
            end: number;
            value: {
                recurrence: string;
                /** @enum {string} */
                recurrence_from: "schedule" | "completion";
            };
        } | {
            /** @constant */
            kind: "priority";
            /** @description The part of the line. */
            text: string;
            /** @description Where it begins, in Unicode code points. */
            start: number;
            /** @description Where it ends, itself not included. */
            end: number;
            /** @enum {string} */
            value: "none" | "low" | "medium" | "high" | "urgent";
        } | {
            /** @constant */
            kind: "label";
            /** @description The part of the line. */
            text: string;
            /** @description Where it begins, in Unicode code points. */
            start: number;
            /** @description Where it ends, itself not included. */
            end: number;
            value: {
                /** @description Null for one that will be made. */
                id: number | null;
                name: string;
            };
        } | {
            /** @constant */
            kind: "project";
            /** @description The part of the line. */
            text: string;
            /** @description Where it begins, in Unicode code points. */
            start: number;
            /** @description Where it ends, itself not included. */
            end: number;
            value: {
                /** @description Null for one that will be made. */
                id: number | null;
                name: string;
            };
        } | {
            /** @constant */
            kind: "reminder";
            /** @description The part of the line. */
            text: string;
            /** @description Where it begins, in Unicode code points. */
            start: number;
            /** @description Where it ends, itself not included. */
            end: number;
            value: {
                minutes_before: number;
            }[];
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
             * @description An RRULE of RFC 5545, with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY; the time of day comes from the start. It is kept in its canonical form.
             * @example FREQ=WEEKLY;BYDAY=MO,TH
             * @example FREQ=MONTHLY;BYMONTHDAY=-1
             * @example FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29
             */
            recurrence: string;
            /** @description Where the series starts; it is a date of it only if the rule gives it. */
            start: components["schemas"]["When"];
            /**
             * @description From what the next date is reckoned: the dates of the rule, or the day on which the last one was done. The preview takes it that each is done on its date.
             * @default schedule
             * @enum {string}
             */
            recurrence_from?: "schedule" | "completion";
            /** @description Only dates on later days. From completion: the day on which an occurrence was done. */
            after?: components["schemas"]["When"];
            /**
             * @description How many dates at most.
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
                /** @description The instant, of a floating time where the user's time zone has it; null for a whole day. */
                at: string | null;
                /** @description Why it is this date, for people. */
                why: string;
            }[];
            /** @description Whether the series ends with the last of these. */
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
             * @description Minutes before `due`; of a whole day, before it begins.
             * @example 30
             */
            minutes_before: number;
        };
        SyncedChange: {
            /** @description Counts 1, 2, 3, … for each user, without gaps. */
            revision: number;
            /** @description Null only for what is `present`. */
            at: string | null;
            /** @description Null only for what is `present`. */
            actor: {
                /** @enum {string} */
                kind: "user" | "api_key" | "oauth_client" | "assistant" | "webhook";
                /** @description The user's id, the API key's, that of the AI client, or that of the webhook whose receiver answered 410. */
                id: string;
            } | null;
            /** @description The first revision of the request that made it: what belongs together, and is undone together. */
            write: number;
            /**
             * @description `present` in the whole state that an empty cursor gives. `deleted` and `purged` are tombstones: `after` is null.
             * @enum {string}
             */
            action: "created" | "updated" | "deleted" | "purged" | "present";
            resource_id: string;
        } & ({
            /** @constant */
            resource: "task";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["TaskResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["TaskResponse"] | null;
        } | {
            /** @constant */
            resource: "occurrence";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["Occurrence"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["Occurrence"] | null;
        } | {
            /** @constant */
            resource: "project";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["ProjectResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["ProjectResponse"] | null;
        } | {
            /** @constant */
            resource: "label";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["LabelResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["LabelResponse"] | null;
        } | {
            /** @constant */
            resource: "view";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["ViewResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["ViewResponse"] | null;
        } | {
            /** @constant */
            resource: "note";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["NoteResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["NoteResponse"] | null;
        } | {
            /** @constant */
            resource: "preferences";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["PreferencesResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["PreferencesResponse"] | null;
        } | {
            /** @constant */
            resource: "api_key";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["ApiKeyResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["ApiKeyResponse"] | null;
        } | {
            /** @constant */
            resource: "webhook";
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            before: components["schemas"]["WebhookResponse"] | null;
            /** @description The resource as its own endpoint shows it; null where it does not exist. */
            after: components["schemas"]["WebhookResponse"] | null;
        });
        /**
         * @description Without `complete`, toggles.
         * @example {
         *       "complete": true
         *     }
         */
        TaskComplete: {
            /** @description Whether it is done. Completing a task that recurs moves it to its next date instead. */
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
             * @description What is to be done.
             * @example Buy milk
             */
            title: string;
            /**
             * @description More about it; null for nothing.
             * @example The one with the blue cap
             */
            description?: string | null;
            /** @description Whether it is done. Completing a task that recurs moves it to its next date instead. */
            complete?: boolean;
            /** @description When it has to be done; null for some time. */
            due?: components["schemas"]["When"] | null;
            /** @description When it can be begun. */
            start?: components["schemas"]["When"] | null;
            /**
             * @description RFC 5545 RRULE, `DAILY` or coarser, that counts from `due`, which it needs. Changing `due` alone moves only this occurrence; with `recurrence`, the series begins anew.
             * @example FREQ=WEEKLY;BYDAY=MO
             */
            recurrence?: string | null;
            /**
             * @description Whether the next date follows from the schedule, or from the day of completion.
             * @default schedule
             */
            recurrence_from?: ("schedule" | "completion") | null;
            /** @default none */
            priority?: ("none" | "low" | "medium" | "high" | "urgent") | null;
            /**
             * @description Names of labels. Those that are new are made.
             * @example [
             *       "home"
             *     ]
             */
            labels?: string[] | null;
            /**
             * @description The project's id. Subtasks belong to the project of their parent.
             * @example null
             */
            project_id?: number | null;
            /**
             * @description The task that it is a part of; at most 5 levels. Completing a parent leaves its subtasks as they are.
             * @example null
             */
            parent_id?: number | null;
            /**
             * @description When to be reminded.
             * @example [
             *       {
             *         "minutes_before": 30
             *       }
             *     ]
             */
            reminders?: components["schemas"]["Reminder"][] | null;
            /**
             * @description Ids of tasks to be done before. While one is open, completing this one needs `force=true`.
             * @example []
             */
            blocked_by?: number[] | null;
            /** @description Place in the manual order, compared byte by byte. `move` sets it; PUT leaves it where it is, null puts it back by its id. */
            position?: string | null;
        };
        TaskListResponse: {
            tasks: components["schemas"]["TaskResponse"][];
            /** @description How many tasks are in this answer. */
            count: number;
            /** @description `cursor` of the next page; null on the last. */
            next_cursor: string | null;
            /** @description With `q`: for each of the tasks, in their order, what is to be marked. */
            matches?: components["schemas"]["Match"][];
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent means untouched, null clears.
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
             * @description What is to be done.
             * @example Buy milk
             */
            title?: string;
            /**
             * @description More about it; null for nothing.
             * @example The one with the blue cap
             */
            description?: string | null;
            /** @description Whether it is done. Completing a task that recurs moves it to its next date instead. */
            complete?: boolean;
            /** @description When it has to be done; null for some time. */
            due?: components["schemas"]["When"] | null;
            /** @description When it can be begun. */
            start?: components["schemas"]["When"] | null;
            /**
             * @description RFC 5545 RRULE, `DAILY` or coarser, that counts from `due`, which it needs. Changing `due` alone moves only this occurrence; with `recurrence`, the series begins anew.
             * @example FREQ=WEEKLY;BYDAY=MO
             */
            recurrence?: string | null;
            /**
             * @description Whether the next date follows from the schedule, or from the day of completion.
             * @default schedule
             */
            recurrence_from?: ("schedule" | "completion") | null;
            /** @default none */
            priority?: ("none" | "low" | "medium" | "high" | "urgent") | null;
            /**
             * @description Names of labels. Those that are new are made.
             * @example [
             *       "home"
             *     ]
             */
            labels?: string[] | null;
            /**
             * @description The project's id. Subtasks belong to the project of their parent.
             * @example null
             */
            project_id?: number | null;
            /**
             * @description The task that it is a part of; at most 5 levels. Completing a parent leaves its subtasks as they are.
             * @example null
             */
            parent_id?: number | null;
            /**
             * @description When to be reminded.
             * @example [
             *       {
             *         "minutes_before": 30
             *       }
             *     ]
             */
            reminders?: components["schemas"]["Reminder"][] | null;
            /**
             * @description Ids of tasks to be done before. While one is open, completing this one needs `force=true`.
             * @example []
             */
            blocked_by?: number[] | null;
            /** @description Place in the manual order, compared byte by byte. `move` sets it; PUT leaves it where it is, null puts it back by its id. */
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
             * @description Counts 1, 2, 3, … for each user.
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
             * @description The user's revision that last wrote it; its ETag.
             * @example 1
             */
            revision: number;
            due: {
                date: string;
                time?: string;
                time_zone?: string;
            } | null;
            /** @description The instant of `due`, if it has a time; a floating one is in the user's time zone. */
            due_at: string | null;
            start: {
                date: string;
                time?: string;
                time_zone?: string;
            } | null;
            /** @description The instant of `start`, likewise. */
            start_at: string | null;
            recurrence: string | null;
            /** @enum {string} */
            recurrence_from: "schedule" | "completion";
            /** @description The date from which the rule counts. */
            recurrence_start: {
                date: string;
                time?: string;
                time_zone?: string;
            } | null;
            /** @description The date that the rule gave this occurrence, wherever `due` was moved since. */
            recurrence_id: {
                date: string;
                time?: string;
                time_zone?: string;
            } | null;
            /** @enum {string} */
            priority: "none" | "low" | "medium" | "high" | "urgent";
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
            /** @description Place in the manual order, compared byte by byte. */
            position: string;
        };
        /**
         * @description The whole task: what is absent is cleared.
         * @example {
         *       "title": "Buy oat milk",
         *       "description": null,
         *       "complete": true
         *     }
         */
        TaskUpdate: {
            /**
             * @description What is to be done.
             * @example Buy milk
             */
            title: string;
            /**
             * @description More about it; null for nothing.
             * @example The one with the blue cap
             */
            description?: string | null;
            /** @description Whether it is done. Completing a task that recurs moves it to its next date instead. */
            complete: boolean;
            /** @description When it has to be done; null for some time. */
            due?: components["schemas"]["When"] | null;
            /** @description When it can be begun. */
            start?: components["schemas"]["When"] | null;
            /**
             * @description RFC 5545 RRULE, `DAILY` or coarser, that counts from `due`, which it needs. Changing `due` alone moves only this occurrence; with `recurrence`, the series begins anew.
             * @example FREQ=WEEKLY;BYDAY=MO
             */
            recurrence?: string | null;
            /**
             * @description Whether the next date follows from the schedule, or from the day of completion.
             * @default schedule
             */
            recurrence_from?: ("schedule" | "completion") | null;
            /** @default none */
            priority?: ("none" | "low" | "medium" | "high" | "urgent") | null;
            /**
             * @description Names of labels. Those that are new are made.
             * @example [
             *       "home"
             *     ]
             */
            labels?: string[] | null;
            /**
             * @description The project's id. Subtasks belong to the project of their parent.
             * @example null
             */
            project_id?: number | null;
            /**
             * @description The task that it is a part of; at most 5 levels. Completing a parent leaves its subtasks as they are.
             * @example null
             */
            parent_id?: number | null;
            /**
             * @description When to be reminded.
             * @example [
             *       {
             *         "minutes_before": 30
             *       }
             *     ]
             */
            reminders?: components["schemas"]["Reminder"][] | null;
            /**
             * @description Ids of tasks to be done before. While one is open, completing this one needs `force=true`.
             * @example []
             */
            blocked_by?: number[] | null;
            /** @description Place in the manual order, compared byte by byte. `move` sets it; PUT leaves it where it is, null puts it back by its id. */
            position?: string | null;
        };
        /** @description What the assistant did, or would do. */
        ToolCall: {
            /**
             * @description Unique in its conversation.
             * @example c1
             */
            id: string;
            /**
             * @description The tool, as AI clients know it.
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
             * @description `awaiting` when it would remove something, and the user has not said yet whether it may; `declined` when they said that it may not.
             * @enum {string}
             */
            status: "running" | "done" | "refused" | "awaiting" | "declined";
            /**
             * @description Why it was refused, or what it would do.
             * @example null
             */
            detail: string | null;
            /** @description What it wrote, or while it is `awaiting`, would write, of which what it would remove comes first; at most 20. */
            changes: components["schemas"]["CallChange"][];
            /**
             * @description How many changes that are.
             * @example 1
             */
            change_count: number;
            /**
             * @description The tasks that it found, in their order; at most the first 20.
             * @example []
             */
            found: number[];
        };
        TrashItem: {
            id: number;
            /** @description Its title or name; of a note, how it begins. */
            name: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds.
             * @example 2026-11-20T09:00:00.000Z
             */
            deleted_at: string;
            /**
             * Format: date-time
             * @description When it will be forgotten for good.
             * @example 2026-11-20T09:00:00.000Z
             */
            purged_at: string;
            deleted_by: {
                /** @enum {string} */
                kind: "user" | "api_key" | "oauth_client" | "assistant";
                id: string;
            };
            /** @description The revision that removed it: undo takes it as well. */
            revision: number;
            /** @description How many other changes the deletion took: subtasks, notes, and what referred to it. */
            others: number;
        } & ({
            /** @constant */
            resource: "task";
            /** @description What it was, as its own endpoint shows it. */
            state: components["schemas"]["TaskResponse"];
        } | {
            /** @constant */
            resource: "note";
            /** @description What it was, as its own endpoint shows it. */
            state: components["schemas"]["NoteResponse"];
        } | {
            /** @constant */
            resource: "project";
            /** @description What it was, as its own endpoint shows it. */
            state: components["schemas"]["ProjectResponse"];
        } | {
            /** @constant */
            resource: "label";
            /** @description What it was, as its own endpoint shows it. */
            state: components["schemas"]["LabelResponse"];
        } | {
            /** @constant */
            resource: "view";
            /** @description What it was, as its own endpoint shows it. */
            state: components["schemas"]["ViewResponse"];
        });
        TrashResponse: {
            /** @description What was deleted last comes first. */
            items: components["schemas"]["TrashItem"][];
            /** @description How many items are in this answer. */
            count: number;
            /** @description `cursor` of the next page; null on the last. */
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
             * @description Any revision of the write that is to be taken back.
             * @example 7
             */
            revision?: number;
            /**
             * @description Instead of one write, all that one actor has begun after this revision.
             * @example 6
             */
            since?: number;
            /**
             * @description With `since`: whose, as changes tell it in `actor.id`. Your own when left out.
             * @example n4Zr8sK2bQnVhY0xJd5LrA
             */
            by?: string;
        };
        UndoResponse: {
            /** @description The first revision that was taken back. */
            undone: number;
            /** @description The revision by which this is taken back itself (redo); null when there was nothing to do. */
            write: number | null;
            /** @description The user's revision now. */
            revision: number;
            /** @description How many changes it took. */
            count: number;
            /** @description The changes that it took, oldest first, at most 100. */
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
             * @description What the view is called, without regard to case.
             * @example Urgent
             */
            name: string;
            /**
             * @description Which tasks it shows, in the language of filters (docs/filters.md); all, if it is empty.
             * @example priority >= high
             */
            filter: string;
            /**
             * @description In which order; null for the usual one.
             * @example due
             */
            sort?: string | null;
        };
        ViewListResponse: {
            views: components["schemas"]["ViewResponse"][];
            count: number;
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent means untouched, null clears.
         * @example {
         *       "sort": null
         *     }
         */
        ViewPatch: {
            /**
             * @description What the view is called, without regard to case.
             * @example Urgent
             */
            name?: string;
            /**
             * @description Which tasks it shows, in the language of filters (docs/filters.md); all, if it is empty.
             * @example priority >= high
             */
            filter?: string;
            /**
             * @description In which order; null for the usual one.
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
             * @description The user's revision that made it.
             * @example 1
             */
            id: number;
            name: string;
            filter: string;
            sort: string | null;
            /**
             * @description Place in the manual order: a fractional key, compared byte by byte.
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
             * @description The user's revision that last wrote it; its ETag.
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
             * @description Where events are sent: https, to a public address.
             * @example https://hooks.example.com/docket
             */
            url: string;
            /**
             * @description What it is for.
             * @example Chat
             */
            description?: string | null;
            /**
             * @description What is sent: `task.created`, everything of a resource (`task.*`), everything (`*`).
             * @example [
             *       "task.*"
             *     ]
             */
            events: ("*" | "task.*" | "task.created" | "task.updated" | "task.deleted" | "occurrence.*" | "occurrence.created" | "occurrence.updated" | "occurrence.deleted" | "note.*" | "note.created" | "note.updated" | "note.deleted" | "project.*" | "project.created" | "project.updated" | "project.deleted" | "label.*" | "label.created" | "label.updated" | "label.deleted" | "view.*" | "view.created" | "view.updated" | "view.deleted" | "preferences.*" | "preferences.created" | "preferences.updated" | "preferences.deleted")[];
            /**
             * @description Whether events are sent. What happens while it is false is not sent later.
             * @example true
             */
            active?: boolean;
        };
        WebhookDelivery: {
            /** @description Counts 1, 2, 3, … for each webhook. */
            id: number;
            /** @description The header `webhook-id`: the same each time that the event is sent to this webhook. */
            event_id: string;
            /** @description `task.updated`, `ping`. */
            type: string;
            /** @description The change that it tells; null for a ping. */
            revision: number | null;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            /** @description Of the last attempt's answer. */
            status_code: number | null;
            /** @description What went wrong in the last attempt. */
            error: string | null;
            /** @description How long the last attempt took. */
            duration_ms: number | null;
            /** @description Null when no other follows. */
            next_attempt_at: string | null;
            /** @description The delivery that this one repeats. */
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
            /** @description How many deliveries are in this answer. */
            count: number;
            /** @description `cursor` of the next page; null on the last. */
            next_cursor: string | null;
        };
        WebhookListResponse: {
            webhooks: components["schemas"]["WebhookResponse"][];
            count: number;
        };
        /**
         * @description A JSON merge patch (RFC 7396): absent means untouched, null clears.
         * @example {
         *       "active": false
         *     }
         */
        WebhookPatch: {
            /**
             * @description Where events are sent: https, to a public address.
             * @example https://hooks.example.com/docket
             */
            url?: string;
            /**
             * @description What it is for.
             * @example Chat
             */
            description?: string | null;
            /**
             * @description What is sent: `task.created`, everything of a resource (`task.*`), everything (`*`).
             * @example [
             *       "task.*"
             *     ]
             */
            events?: ("*" | "task.*" | "task.created" | "task.updated" | "task.deleted" | "occurrence.*" | "occurrence.created" | "occurrence.updated" | "occurrence.deleted" | "note.*" | "note.created" | "note.updated" | "note.deleted" | "project.*" | "project.created" | "project.updated" | "project.deleted" | "label.*" | "label.created" | "label.updated" | "label.deleted" | "view.*" | "view.created" | "view.updated" | "view.deleted" | "preferences.*" | "preferences.created" | "preferences.updated" | "preferences.deleted")[];
            /**
             * @description Whether events are sent. What happens while it is false is not sent later.
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
             * @description The user's revision that made it.
             * @example 1
             */
            id: number;
            url: string;
            description: string | null;
            /**
             * @description What is sent: `task.created`, everything of a resource (`task.*`), everything (`*`).
             * @example [
             *       "task.*"
             *     ]
             */
            events: ("*" | "task.*" | "task.created" | "task.updated" | "task.deleted" | "occurrence.*" | "occurrence.created" | "occurrence.updated" | "occurrence.deleted" | "note.*" | "note.created" | "note.updated" | "note.deleted" | "project.*" | "project.created" | "project.updated" | "project.deleted" | "label.*" | "label.created" | "label.updated" | "label.deleted" | "view.*" | "view.created" | "view.updated" | "view.deleted" | "preferences.*" | "preferences.created" | "preferences.updated" | "preferences.deleted")[];
            /** @description False too after its receiver answered 410 Gone. */
            active: boolean;
            /** @description Counts the secrets that it has had. */
            secret_version: number;
            /** @description Until when deliveries carry the signature of the secret before, too. */
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
             * @description The user's revision that last wrote it; its ETag.
             * @example 1
             */
            revision: number;
        };
        WebhookWithSecret: {
            /**
             * @description The user's revision that made it.
             * @example 1
             */
            id: number;
            url: string;
            description: string | null;
            /**
             * @description What is sent: `task.created`, everything of a resource (`task.*`), everything (`*`).
             * @example [
             *       "task.*"
             *     ]
             */
            events: ("*" | "task.*" | "task.created" | "task.updated" | "task.deleted" | "occurrence.*" | "occurrence.created" | "occurrence.updated" | "occurrence.deleted" | "note.*" | "note.created" | "note.updated" | "note.deleted" | "project.*" | "project.created" | "project.updated" | "project.deleted" | "label.*" | "label.created" | "label.updated" | "label.deleted" | "view.*" | "view.created" | "view.updated" | "view.deleted" | "preferences.*" | "preferences.created" | "preferences.updated" | "preferences.deleted")[];
            /** @description False too after its receiver answered 410 Gone. */
            active: boolean;
            /** @description Counts the secrets that it has had. */
            secret_version: number;
            /** @description Until when deliveries carry the signature of the secret before, too. */
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
             * @description The user's revision that last wrote it; its ETag.
             * @example 1
             */
            revision: number;
            /** @description Signs what is sent, as Standard Webhooks says. It is shown only here: keep it safe. */
            secret: string;
        };
        /**
         * @description A day, which no time zone moves; or a time on it, floating or in a time zone.
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
             * @description Without it the whole day is meant.
             * @example 09:00
             */
            time?: string;
            /**
             * @description IANA name. Without it the time floats: it is that of the clock wherever the user is.
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
export type ApiKeyCreate = components['schemas']['ApiKeyCreate'];
export type ApiKeyCreated = components['schemas']['ApiKeyCreated'];
export type ApiKeyListResponse = components['schemas']['ApiKeyListResponse'];
export type ApiKeyResponse = components['schemas']['ApiKeyResponse'];
export type ApprovalRequest = components['schemas']['ApprovalRequest'];
export type AssistantResponse = components['schemas']['AssistantResponse'];
export type AuthConsent = components['schemas']['AuthConsent'];
export type AuthSession = components['schemas']['AuthSession'];
export type AuthStatus = components['schemas']['AuthStatus'];
export type AuthSuccess = components['schemas']['AuthSuccess'];
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
export type LabelCreate = components['schemas']['LabelCreate'];
export type LabelListResponse = components['schemas']['LabelListResponse'];
export type LabelPatch = components['schemas']['LabelPatch'];
export type LabelResponse = components['schemas']['LabelResponse'];
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
export type RecurrencePreview = components['schemas']['RecurrencePreview'];
export type RecurrencePreviewResponse = components['schemas']['RecurrencePreviewResponse'];
export type Reminder = components['schemas']['Reminder'];
export type SyncedChange = components['schemas']['SyncedChange'];
export type TaskComplete = components['schemas']['TaskComplete'];
export type TaskCreate = components['schemas']['TaskCreate'];
export type TaskListResponse = components['schemas']['TaskListResponse'];
export type TaskPatch = components['schemas']['TaskPatch'];
export type TaskResponse = components['schemas']['TaskResponse'];
export type TaskUpdate = components['schemas']['TaskUpdate'];
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
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The database does not answer. */
            503: {
                headers: {
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
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The database does not answer. */
            503: {
                headers: {
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
            /** @description It does. */
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
            /** @description Done. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                    /** @description Which of the scopes; all when left out. */
                    scope?: string;
                    /**
                     * @description The request, signed, as it led to the page.
                     * @example client_id=JBctAAMbBRWUSdwMpgpJWXmphhPdvRpV&sig=…
                     */
                    oauth_query: string;
                };
            };
        };
        responses: {
            /** @description Done. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthConsent"][];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                     * @description Where the link of the mail leads in the end; a path, or an address of a trusted origin.
                     * @example /
                     */
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                     * @description Where the link of the mail leads in the end; a path, or an address of a trusted origin.
                     * @example /
                     */
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
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
                    };
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSuccess"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
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
            /** @description Malformed request, or an empty patch. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
            200: {
                headers: {
                    /** @description A token of the session, as `/token` gives one. */
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
            /** @description Malformed request, or an empty patch. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSession"][];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                "application/json": {
                    /** @example Ada */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                     * @description Where the link of the mail leads in the end; a path, or an address of a trusted origin.
                     * @example /
                     */
                    redirectTo?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                 * @description Where the link of the mail leads in the end; a path, or an address of a trusted origin.
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
            /** @description To the client's page. */
            302: {
                headers: {
                    /** @description Address of what was made. */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                     * @description Where the link of the mail leads in the end; a path, or an address of a trusted origin.
                     * @example /
                     */
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                 * @description Where the link of the mail leads in the end; a path, or an address of a trusted origin.
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
            /** @description Done. */
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
            /** @description To the client's page. */
            302: {
                headers: {
                    /** @description Address of what was made. */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                     * @description Where the link of the mail leads in the end; a path, or an address of a trusted origin.
                     * @example /
                     */
                    callbackURL?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                "application/json": {
                    /** @example correct horse battery */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description The task on its next date; complete, if there is none. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
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
            /** @description A page of turns. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
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
            /** @description The task as it is now. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                 * @description Only tasks whose title contains this; capitals do not matter.
                 * @example milk
                 */
                title?: string;
                /**
                 * @description Only tasks whose description contains this; capitals do not matter.
                 * @example blue cap
                 */
                description?: string;
                /**
                 * @description Only tasks whose notes (one of them) contains this; capitals do not matter.
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
                 * @description Only tasks with one of these labels; `none` for those without.
                 * @example work,home
                 */
                label?: string;
                /** @description Only tasks of one of these projects, by name or id; `none` for those of none. */
                project?: string;
                /** @description Only tasks of the projects with these ids; `none` for those of none. */
                project_id?: string;
                /**
                 * @description Only subtasks of one of these tasks; `none` for those that are no subtasks.
                 * @example 7
                 */
                parent_id?: string;
                /** @description Only tasks of archived projects, or only the others. */
                archived?: boolean;
                /** @description Only tasks that are due then; `none` for those that never do. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`). */
                due?: string;
                /**
                 * @description Only tasks that are due before. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`).
                 * @example tomorrow
                 */
                due_before?: string;
                /**
                 * @description Only tasks that are due after; a day is over at its end. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`).
                 * @example 2026-11-20
                 */
                due_after?: string;
                /** @description Only open tasks that should be done by now, or only the others. */
                overdue?: boolean;
                /** @description Only tasks that start then; `none` for those that never do. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`). */
                start?: string;
                /**
                 * @description Only tasks that start before. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`).
                 * @example tomorrow
                 */
                start_before?: string;
                /**
                 * @description Only tasks that start after; a day is over at its end. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`).
                 * @example 2026-11-20
                 */
                start_after?: string;
                /** @description Only tasks that were created then. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`). */
                created?: string;
                /**
                 * @description Only tasks that were created before. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`).
                 * @example tomorrow
                 */
                created_before?: string;
                /**
                 * @description Only tasks that were created after; a day is over at its end. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`).
                 * @example 2026-11-20
                 */
                created_after?: string;
                /** @description Only tasks that were last changed then. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`). */
                updated?: string;
                /**
                 * @description Only tasks that were last changed before. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`).
                 * @example tomorrow
                 */
                updated_before?: string;
                /**
                 * @description Only tasks that were last changed after; a day is over at its end. A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`), a time (`2026-11-20T09:00`, `now`), or one with an offset (`today-7d`; `+` is written `%2B`).
                 * @example 2026-11-20
                 */
                updated_after?: string;
                /** @description Only tasks that recur, or only those that do not. */
                recurring?: boolean;
                /**
                 * @description Only tasks whose rule contains this; capitals do not matter.
                 * @example WEEKLY
                 */
                recurrence?: string;
                /**
                 * @description Only tasks that recur from schedule, or from completion.
                 * @example completion
                 */
                recurrence_from?: string;
                /** @description Only tasks with reminders, or only those without. */
                reminders?: boolean;
                /** @description Only tasks that wait for another that is open, or only the others. */
                blocked?: boolean;
                /**
                 * @description Only tasks that wait for one of these tasks; `none` for those that wait for none.
                 * @example 7
                 */
                blocked_by?: string;
                /**
                 * @description Only tasks for which this holds (docs/filters.md).
                 * @example due < today and priority >= high and label in (work, home) and not complete
                 */
                filter?: string;
                /** @description The id of a view: its filter, and its order where there is no `sort`. */
                view?: number;
                /**
                 * @description Up to five keys, `-` for descending: id, title, complete, priority, due, start, created_at, updated_at, position, project. What is absent comes last; the newest decides a tie.
                 * @example due,-priority
                 */
                sort?: string;
                /**
                 * @description Only tasks with these words, or with beginnings or misspellings of them, in title, description or notes. The best come first: there is no `sort` or `offset` then.
                 * @example dentist
                 */
                q?: string;
                /** @description What was shown right after this revision of the user's, as far back as the log is kept. */
                as_of?: number;
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Tasks to skip; prefer `cursor`, which neither skips nor repeats while others write. */
                offset?: number;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 304 if the ETag is among these. */
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
            /** @description Unchanged since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is further back than is kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What it would write, for `dry_run=true`. */
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
                    /** @description Address of what was made. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description What was shown right after this revision of the user's, as far back as the log is kept. */
                as_of?: number;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 304 if the ETag is among these. */
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
            /** @description Unchanged since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is further back than is kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Completes it although tasks that block it are open. */
                force?: boolean;
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names one ETag, and it is no longer the current one, fields that nobody else has changed since are changed all the same. Where others have, 409 tells `conflicts`.
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
            /** @description The task as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` when it was merged with what others had changed since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Completes it although tasks that block it are open. */
                force?: boolean;
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names one ETag, and it is no longer the current one, fields that nobody else has changed since are changed all the same. Where others have, 409 tells `conflicts`.
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
            /** @description The task as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` when it was merged with what others had changed since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Completes it although tasks that block it are open. */
                force?: boolean;
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description The task as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description The task as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What is read, for `preview`. */
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
                    /** @description Address of what was made. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description The dates to come. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurrencePreviewResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What it would write, for `dry_run=true`. */
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
                    /** @description Address of what was made. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description The project at its new place. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 304 if the ETag is among these. */
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
            /** @description Unchanged since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names one ETag, and it is no longer the current one, fields that nobody else has changed since are changed all the same. Where others have, 409 tells `conflicts`.
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
            /** @description The project as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` when it was merged with what others had changed since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What it would write, for `dry_run=true`. */
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
                    /** @description Address of what was made. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description The label at its new place. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 304 if the ETag is among these. */
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
            /** @description Unchanged since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names one ETag, and it is no longer the current one, fields that nobody else has changed since are changed all the same. Where others have, 409 tells `conflicts`.
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
            /** @description The label as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` when it was merged with what others had changed since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What it would write, for `dry_run=true`. */
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
                    /** @description Address of what was made. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 304 if the ETag is among these. */
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
            /** @description Unchanged since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names one ETag, and it is no longer the current one, fields that nobody else has changed since are changed all the same. Where others have, 409 tells `conflicts`.
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
            /** @description The note as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` when it was merged with what others had changed since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What it would write, for `dry_run=true`. */
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
                    /** @description Address of what was made. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description The view at its new place. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 304 if the ETag is among these. */
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
            /** @description Unchanged since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names one ETag, and it is no longer the current one, fields that nobody else has changed since are changed all the same. Where others have, 409 tells `conflicts`.
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
            /** @description The view as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` when it was merged with what others had changed since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 304 if the ETag is among these. */
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
            /** @description Unchanged since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description `merge` (RFC 7240): if `If-Match` names one ETag, and it is no longer the current one, fields that nobody else has changed since are changed all the same. Where others have, 409 tells `conflicts`.
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
            /** @description The preferences as they are now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `merge` when it was merged with what others had changed since. */
                    "preference-applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description All counts, of one moment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Only changes after this revision: the log as it is. */
                since?: number;
                /** @description To stay in sync: empty at first, which gives the whole state, then `next_cursor` of the answer before. Not with `since`. */
                cursor?: string | "";
                /** @description Most items in one answer. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is further back than is kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
                /** @description Its id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description Its id. */
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of its changes. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
                /** @description Its id. */
                task_id: number;
                /** @description Its id. */
                note_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The note as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description Its id. */
                task_id: number;
                /** @description Its id. */
                note_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of its changes. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
                /** @description Its id. */
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description Its id. */
                project_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of its changes. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
                /** @description Its id. */
                label_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The label as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description Its id. */
                label_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of its changes. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
                /** @description Its id. */
                view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The view as it is now. */
            200: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description Its id. */
                view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of its changes. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What was done. */
            200: {
                headers: {
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is further back than is kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Only these. */
                resource?: "task" | "note" | "project" | "label" | "view";
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description It is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
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
                /** @description Its id. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description It is forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description The answers, in the order of the operations. */
            200: {
                headers: {
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchResponse"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What it refers to gave no id. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description The same for who cannot set headers. Default: the present revision. */
                since?: number;
            };
            header?: {
                /** @description The `id` of the last event that was received: goes on after it, and counts before `since`. */
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
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is further back than is kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The key, shown this once. */
            201: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What it would write, for `dry_run=true`. */
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
                    /** @description Address of what was made. */
                    location?: string;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 304 if the ETag is among these. */
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
            /** @description Unchanged since the ETag that the request names. */
            304: {
                headers: {
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
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
            /** @description The webhook as it is now. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 412 unless the ETag is among these. */
                "if-match"?: string;
                /** @description 412 if the ETag is among these. */
                "if-none-match"?: string;
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` or `If-None-Match` does not hold; `current` is what there is. */
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
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description Its delivery, which is under way. */
            202: {
                headers: {
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Writes nothing, and tells what would be written. */
                dry_run?: boolean;
            };
            header?: {
                /**
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
            /** @description What it would write, for `dry_run=true`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.docket.dry-run+json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description The new delivery, which is under way. */
            202: {
                headers: {
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is further back than is kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description One JSON document, as a download. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description It is held to them. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
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
            /** @description A page of the conversations. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Its id. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Its id. */
                conversation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Its id. */
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
            /** @description The conversation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                /** @description Most items in one answer. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The caller's own id, or `me`.
                 * @example me
                 */
                user_id: string;
                /** @description Its id. */
                conversation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the messages. */
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
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatResponse"];
                    "text/event-stream": string;
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
                 * @description Any unique string. The same key and body within 24 h answer with the first response.
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
                /** @description Its id. */
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
            /** @description What became of it. */
            200: {
                headers: {
                    /** @description `true` when this is the first response again. */
                    "idempotency-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolCall"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It conflicts with what is there or under way. */
            409: {
                headers: {
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description Strong validator, for `If-Match` and `If-None-Match`. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
            /** @description How the assistant is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantResponse"];
                };
            };
            /** @description Malformed request, or an empty patch. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No token, or one that is not valid. */
            401: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another user's path, a scope that the token lacks, or more than the project that the key is for. */
            403: {
                headers: {
                    /** @description What the token lacks. */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The input is not valid; `errors` says where. */
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
                    /** @description Seconds to wait. */
                    "retry-after"?: number;
                    /** @description What is left of the limit. */
                    ratelimit?: string;
                    /** @description The limit. */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong here. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The database does not answer at the moment. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
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
