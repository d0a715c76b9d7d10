import type { Ask } from '../../model/commands/command.ts'
import type { Texts } from '../wording.ts'

const is = (count: number) => (count === 1 ? 'ist' : 'sind')

function period({ state, period: asked }: Ask, day: string | null): string | undefined {
  const due = state === 'done' ? 'erledigt' : 'fällig'
  if (asked === null) return undefined
  if (typeof asked === 'object') return `${due} ${day}`
  const said = {
    week: `diese Woche ${due}`,
    nextWeek: `nächste Woche ${due}`,
    month: `diesen Monat ${due}`,
    nextMonth: `nächsten Monat ${due}`,
    weekend: `am Wochenende ${due}`,
    yesterday: `gestern ${due}`,
    overdue: 'überfällig',
    undated: 'ohne Datum',
  }
  return said[asked]
}

const PRIORITIES = {
  none: 'keine Priorität',
  low: 'niedrige Priorität',
  medium: 'mittlere Priorität',
  high: 'hohe Priorität',
  urgent: 'dringend',
}

/** Parts of the question that is asked before something is done to several tasks. */
const TO_SEVERAL = {
  done: 'als erledigt markieren',
  reopen: 'wieder öffnen',
  delete: 'löschen',
  change: 'ändern',
}

export const de: Texts = {
  locale: 'de-DE',
  at: (day, time) => `${day} um ${time} Uhr`,
  due: (when) => `fällig ${when}`,
  repeats: 'wiederkehrend',
  priority: (priority) => PRIORITIES[priority],
  inProject: (name) => `in ${name}`,
  labelled: (names) => `mit dem Label ${names}`,
  assignedTo: (names) => `${names} zugewiesen`,
  assignedToNobody: 'niemandem zugewiesen',
  you: 'dir',
  and: 'und',
  comma: ', ',
  quotes: ['„', '“'],

  added: (tasks, bare) =>
    `${bare ? 'Ich habe das als neue Aufgabe verstanden. ' : ''}${
      tasks.length === 1
        ? `Hinzugefügt: ${tasks[0]}.`
        : `${tasks.length} Aufgaben hinzugefügt:\n${tasks.map((task) => `• ${task}`).join('\n')}`
    }`,
  done: (titles) => `Erledigt: ${titles}.`,
  doneAlready: (titles, count) => `${titles} ${is(count)} schon erledigt.`,
  again: (title, when) => `Für jetzt erledigt: ${title} ist wieder fällig ${when}.`,
  reopened: (titles, count) => `${titles} ${is(count)} wieder offen.`,
  openAlready: (titles, count) => `${titles} ${is(count)} offen.`,
  deleted: (titles) => `Gelöscht: ${titles}. Mit „rückgängig“ kommt es zurück.`,
  renamed: (before, after) => `${before} heißt jetzt ${after}.`,
  moved: (titles, when) => `Verschoben: ${titles}, jetzt fällig ${when}.`,
  unscheduled: (titles) => `${titles}: kein Datum mehr.`,
  prioritised: (titles, priority) => `${titles}: jetzt ${PRIORITIES[priority]}.`,
  put: (titles, project) => `Verschoben ins Projekt ${project}: ${titles}.`,
  tagged: (titles, label) => `${titles}: jetzt mit dem Label ${label}.`,
  untagged: (titles, label) => `${titles}: ohne das Label ${label}.`,
  assigned: (titles, names) => `${titles}: jetzt ${names} zugewiesen.`,
  unassigned: (titles, names) =>
    names === null ? `${titles}: jetzt niemandem zugewiesen.` : `${titles}: nicht mehr ${names} zugewiesen.`,
  undone: (count) =>
    count === 1 ? 'Zurückgenommen: eine Änderung.' : `Zurückgenommen: ${count} Änderungen.`,
  nothingToUndo: 'In dieser Unterhaltung gibt es nichts zurückzunehmen.',
  undoneAlready: 'Das ist schon zurückgenommen.',
  refused: (detail) => `Das ging nicht${detail === null ? '.' : `: ${detail}`}`,

  asked: (ask, day) => [
    ask.state === 'done' ? 'Erledigte Aufgaben' : ask.state === 'all' ? 'Alle Aufgaben' : 'Offene Aufgaben',
    ...[period(ask, day)].filter((part) => part !== undefined),
    ...(ask.priority === null
      ? []
      : [ask.priority === 'urgent' ? 'dringend' : `mindestens ${PRIORITIES[ask.priority]}`]),
  ],
  about: (words) => `zu ${words}`,
  count: (count) => (count === 0 ? 'keine.' : String(count)),
  projects: 'Projekte',
  more: (count, isLeast) => `… und ${isLeast ? 'mindestens ' : ''}${count} weitere.`,

  which: (words) => `Zu ${words} passen mehrere Aufgaben. Welche?`,
  whichHint: 'Antworte mit ihrer Nummer, „alle“ oder „keine“.',
  notFound: (words) => `Ich finde keine Aufgabe ${words}.`,
  near: 'Ist es eine von diesen?',
  noSuchTask: (numbers) => `Es gibt keine Aufgabe ${numbers}.`,
  nothingMeant: 'Ich weiß nicht, welche Aufgabe gemeint ist. Nenne sie oder ihre Nummer.',
  confirm: (titles, action, count) => {
    if (count > 1) return `Diese ${count} Aufgaben ${TO_SEVERAL[action]}: ${titles}?`
    if (action === 'delete') return `${titles} löschen?`
    return action === 'done' ? `${titles} als erledigt markieren?` : `Meinst du ${titles}?`
  },
  noProject: (name, names) => `Es gibt kein Projekt ${name}.${names === '' ? '' : ` Es gibt: ${names}.`}`,
  noMember: (name, names) => `Kein Mitglied heißt ${name}. Mitglieder: ${names}.`,
  severalMembers: (name, names) => `Mehrere Mitglieder heißen ${name}: ${names}.`,
  everything:
    'Das mache ich nicht mit allen Aufgaben auf einmal. Nenne sie, oder lass dir eine Liste zeigen und sage „alle davon“.',
  tooMany: (most) => `Das ist zu viel auf einmal; höchstens ${most}. Ich habe nichts getan.`,
  tooLong: (most) => `Eine Zeile darf höchstens ${most} Zeichen haben. Ich habe nichts getan.`,
  left: 'Gut, ich lasse es, wie es ist.',
  rest: 'Der Rest war zu viel auf einmal: bitte sage ihn noch einmal.',
  unknown: (examples) =>
    `Das habe ich nicht verstanden. Versuche zum Beispiel:\n${examples.map((each) => `• ${each}`).join('\n')}`,
  offer: (line) => `Oder soll ich ${line} als Aufgabe hinzufügen?`,
  examples: ['Füge Milch kaufen morgen um 9 hinzu', 'Was steht heute an?', 'Ich habe den Bericht erledigt'],
  help: 'Ich verstehe einfache Befehle zu deinen Aufgaben:\n• Füge Milch kaufen morgen um 9 #Haus p1 hinzu\n• Was ist diese Woche fällig? Zeige überfällige Aufgaben\n• Ich habe den Bericht erledigt, markiere 5 als erledigt, öffne 5 wieder\n• Verschiebe den Bericht auf Freitag, mach es dringend\n• Weise den Bericht Ada zu, nimm mich vom Bericht, was ist mir zugewiesen?\n• Benenne Milch in Hafermilch um, lösche die Milch\n• Rückgängig',
  hello: 'Hallo! Was kann ich für dich tun? „Hilfe“ zeigt, was ich verstehe.',
  thanks: 'Gern geschehen.',
}
