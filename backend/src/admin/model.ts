/** What the audit log knows: everything that an administrator, or the command line, can do to others. */
export const ACTIONS = [
  'admin.claim',
  'user.invite',
  'user.uninvite',
  'user.disable',
  'user.enable',
  'user.delete',
  'user.sign_out',
  'user.send_reset',
  'user.reset_factors',
  'user.role',
  'user.quotas',
  'sign_up.change',
  'mail.test',
  'provider.test',
] as const
export type Action = (typeof ACTIONS)[number]
