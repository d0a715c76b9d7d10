import { asName } from '../../core/letter.ts'
import { type Acting, actingIn, type Texts } from '../wording.ts'

const ABOUT_ACCOUNT = 'Du bekommst diese E-Mail, weil es um das Docket-Konto mit dieser Adresse geht.'

const resetLead = (url: string | null) =>
  url === null
    ? 'Gib diesen Code in deinem Client ein, um ein neues Passwort für Docket zu wählen:'
    : `Öffne diesen Link, um ein neues Passwort für Docket zu wählen:\n\n${url}\n\nOder gib diesen Code in deinem Client ein:`

const after = (acting: Acting, keeps: boolean): string => {
  const all = actingIn(acting, {
    api_key: ['API-Schlüssel', 'API-Schlüssel'],
    oauth_client: ['verbundenes Programm', 'verbundene Programme'],
    channel: ['Kanal', 'Kanäle'],
    webhook: ['Webhook', 'Webhooks'],
    link: ['öffentlicher Link', 'öffentliche Links'],
    invitation: ['Einladung', 'Einladungen'],
  })
  if (all === '') return ''
  return keeps
    ? ` Noch für dich handeln können: ${all}. In den Einstellungen stehen sie unter „Was für mich handeln kann“ und lassen sich dort beenden.`
    : ` Für dich handeln konnten außerdem, und sind ebenfalls beendet: ${all}.`
}

export const de: Texts = {
  verification: (url) => ({
    subject: 'Bestätige deine E-Mail-Adresse',
    text: `Öffne diesen Link, um deine E-Mail-Adresse für Docket zu bestätigen:\n\n${url}\n\nDer Link gilt eine Stunde. Wenn du ihn nicht angefordert hast, ignoriere diese Nachricht.\n`,
    why: 'Du bekommst diese E-Mail, weil diese Adresse für ein Docket-Konto eingegeben wurde.',
  }),
  reset: (url, code) => ({
    subject: 'Setze dein Passwort zurück',
    text: `${resetLead(url)}\n\n${code}\n\nDas gilt eine Stunde und ein einziges Mal. Wenn du es nicht angefordert hast, ignoriere diese Nachricht.\n`,
    why: 'Du bekommst diese E-Mail, weil jemand ein neues Passwort für das Docket-Konto mit dieser Adresse angefordert hat.',
  }),
  change: (newEmail, url) => ({
    subject: 'Genehmige die Änderung deiner E-Mail-Adresse',
    text: `Die E-Mail-Adresse deines Docket-Kontos soll in ${newEmail} geändert werden. Öffne diesen Link, um die Änderung zu genehmigen:\n\n${url}\n\nWenn du das nicht angefordert hast, ändere dein Passwort.\n`,
    why: ABOUT_ACCOUNT,
  }),
  security: (what) => ({
    subject: 'Wie du dich anmeldest, hat sich geändert',
    text: `${what}\n\nWenn du das nicht warst, setze sofort dein Passwort zurück und sieh in den Einstellungen die Anmeldearten, die Sitzungen und die API-Schlüssel durch.\n`,
    why: ABOUT_ACCOUNT,
  }),
  alreadySignedUp: {
    subject: 'Du hast schon ein Konto',
    text: 'Jemand, vielleicht du, wollte sich bei Docket mit dieser E-Mail-Adresse registrieren, zu der es schon ein Konto gibt. Melde dich an, oder setze dein Passwort zurück, wenn du es vergessen hast.\n',
    why: ABOUT_ACCOUNT,
  },
  happenings: {
    passwordChanged: 'Das Passwort deines Docket-Kontos wurde geändert.',
    passwordReset: (acting, keeps) =>
      `Das Passwort deines Docket-Kontos wurde mit einem Link zurückgesetzt, der an diese Adresse ging. Alle Sitzungen sind beendet.${after(acting, keeps)}`,
    passkeyAdded: 'Zu deinem Docket-Konto wurde ein Passkey hinzugefügt.',
    passkeyRemoved: 'Von deinem Docket-Konto wurde ein Passkey entfernt.',
    codesOn: 'Die Anmeldung bei deinem Docket-Konto verlangt jetzt einen Code der Authenticator-App.',
    codesOff: 'Die Anmeldung bei deinem Docket-Konto verlangt keinen Code der Authenticator-App mehr.',
    newRecoveryCodes: 'Dein Docket-Konto hat neue Wiederherstellungscodes; die bisherigen gelten nicht mehr.',
    recoveryCodeUsed: 'Ein Wiederherstellungscode deines Docket-Kontos wurde verwendet.',
    emailChanged: (to) => `Die E-Mail-Adresse deines Docket-Kontos wurde in ${to} geändert.`,
    providerAdded: (name, label) =>
      `Zu deinem Docket-Konto wurde die Anmeldung mit ${name} (${asName(label)}) hinzugefügt.`,
    providerRemoved: (name) => `Von deinem Docket-Konto wurde die Anmeldung mit ${name} entfernt.`,
  },
}
