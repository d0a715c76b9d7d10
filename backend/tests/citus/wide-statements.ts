/**
 * Statements that are planned as more than one task on one node, or the coordinator's own work, and when they run.
 * `plans.merge.test.ts` holds every other statement to that; `docs/scaling.md` has its table from here.
 */
export interface Wide {
  statements: string[]
  when: string
}

/** By what they reach, from least to most. */
export const WIDE = {
  'several tasks, one workspace': [
    { statements: ['turn_insert', 'approval_finish'], when: 'whoever talks to the assistant' },
    { statements: ['webhook_delivery_add'], when: 'an admin tests a webhook, or sends something again' },
    { statements: ['webhook_take', 'webhook_switch_off'], when: 'each instance that sends webhooks' },
  ],
  'shards of the workspaces it names': [
    {
      statements: ['preferences_calendars'],
      when: 'a member asks a shared workspace by days: it, and their own',
    },
    { statements: ['workspaces_some'], when: 'whoever lists their workspaces' },
    { statements: ['access_webhooks'], when: 'a user looks at what can act for them' },
    { statements: ['change_kept_of_some'], when: 'a stream of several workspaces begins' },
    {
      statements: ['event_revisions'],
      when: 'each instance with streams, every `EVENTS_LOOK_SECONDS`: the workspaces with a stream',
    },
    { statements: ['notification_readers'], when: 'somebody is told something' },
    {
      statements: ['workspaces_quotas'],
      when: 'a shared workspace gets another owner, or a user other quotas',
    },
    { statements: ['workspaces_names'], when: 'an account is to be deleted' },
    { statements: ['conversation_members'], when: 'each instance, every hour, in steps' },
  ],
  'all shards': [
    {
      statements: ['notification_due', 'notification_again'],
      when: 'each instance that notifies, every second; one index each',
    },
    {
      statements: ['notification_shared', 'notification_overviews'],
      when: 'the same, every 3 s',
    },
    { statements: ['channel_look'], when: 'the same, every 2 s, and after something was told' },
    { statements: ['channel_bring_back'], when: 'the same, when the clock was set back' },
    { statements: ['search_far'], when: 'each instance that has been written to, every 2 s' },
    { statements: ['webhook_look'], when: 'each instance that sends webhooks, every 5 s' },
    { statements: ['storage_due'], when: 'each instance, every minute' },
    {
      statements: [
        ...['change_outdated', 'idempotency_prune', 'trash_owners', 'webhook_delivery_abandon'],
        ...['webhook_delivery_prune', 'channel_delivery_prune', 'notification_old_users'],
        ...['search_far_among_all', 'workspaces_to_look_at'],
      ],
      when: 'each instance, every hour, in steps of 250 to 1,000 rows',
    },
    {
      statements: ['admin_workspaces', 'admin_webhook_queue', 'admin_channel_queue'],
      when: 'an administrator looks',
    },
  ],
} as const satisfies Record<string, readonly Wide[]>
