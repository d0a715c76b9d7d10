import type { Texts, Thing } from '../wording.ts'

/** In the accusative, which is that of the dative in no sentence here: those with another case name the title alone. */
const THE: Record<string, string> = {
  project: 'das Projekt',
  label: 'das Label',
  view: 'die Ansicht',
  webhook: 'den Webhook',
  api_key: 'den Schlüssel',
  workspace: 'den Arbeitsbereich',
}
const SOME: Record<string, string> = {
  task: 'eine Aufgabe',
  occurrence: 'eine Aufgabe',
  note: 'eine Aufgabe',
  project: 'ein Projekt',
  label: 'ein Label',
  view: 'eine Ansicht',
  webhook: 'einen Webhook',
  api_key: 'einen Schlüssel',
  workspace: 'den Arbeitsbereich',
  preferences: 'die Einstellungen',
}

const thing = ({ title, resource }: Thing): string => {
  if (title === null) return SOME[resource] ?? 'etwas'
  const kind = THE[resource]
  return kind === undefined ? title : `${kind} ${title}`
}

export const de: Texts = {
  former: 'Ein früheres Mitglied',
  nameless: 'Jemand',
  webhook: 'Ein Webhook',
  quotes: ['„', '“'],
  roles: {
    viewer: 'Lesen',
    commenter: 'Kommentieren',
    editor: 'Bearbeiten',
    admin: 'Verwalten',
    owner: 'Eigentum',
  },
  thing,
  sentences: {
    created: (who, what) => `${who} hat ${what} hinzugefügt`,
    updated: (who, what) => `${who} hat ${what} geändert`,
    deleted: (who, what) => `${who} hat ${what} gelöscht`,
    purged: (who, what) => `${who} hat ${what} geändert, was endgültig gelöscht wurde`,
    restored: (who, what) => `${who} hat ${what} wiederhergestellt`,
    completed: (who, what) => `${who} hat ${what} erledigt`,
    reopened: (who, what) => `${who} hat ${what} wieder geöffnet`,
    skipped: (who, what) => `${who} hat ${what} übersprungen`,
    moved: (who, what) => `${who} hat ${what} verschoben`,
    moved_away: (who, what) => `${who} hat ${what} in einen anderen Arbeitsbereich verschoben`,
    moved_here: (who, what) => `${who} hat ${what} aus einem anderen Arbeitsbereich hierher verschoben`,
    assigned: (who, what, whom) => `${who} hat ${whom} ${what} zugewiesen`,
    unassigned: (who, what, whom) => `${who} hat ${whom} ${what} abgenommen`,
    renamed: (who, what) => `${who} hat ${what} umbenannt`,
    commented: (who, what) => `${who} hat ${what} kommentiert`,
    comment_edited: (who, what) => `${who} hat einen Kommentar geändert: ${what}`,
    comment_deleted: (who, what) => `${who} hat einen Kommentar gelöscht: ${what}`,
    comment_restored: (who, what) => `${who} hat einen Kommentar wiederhergestellt: ${what}`,
    joined: (who) => `${who} ist beigetreten`,
    left: (who) => `${who} ist ausgetreten`,
    removed: (who, what) => `${who} hat ${what} entfernt`,
    role_changed: (who, what) => `${who} hat eine Rolle geändert: ${what}`,
  },
  ofOneself: {
    assigned: (who, what) => `${who} hat ${what} übernommen`,
    unassigned: (who, what) => `${who} hat ${what} abgegeben`,
  },
  roleChanged: (who, whose, role) => `${who} hat die Rolle von ${whose} geändert: ${role}`,
  someMember: 'ein früheres Mitglied',
  toSomeMember: 'einem früheren Mitglied',
}
