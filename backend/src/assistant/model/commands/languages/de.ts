import type { Form, Phrasebook } from '../phrasebook.ts'

const DONE = '(?:erledigt|fertig|abgeschlossen|abgehakt|gemacht|geschafft|getan)'
const DID =
  '(?:gekauft|bezahlt|überwiesen|angerufen|geschrieben|geschickt|gesendet|gebucht|bestellt|geputzt|gelesen|repariert|gegossen|abgeholt|besucht|abgegeben|verlängert|eingereicht|gekocht|gewaschen|gedruckt|unterschrieben|besorgt|aufgeräumt|gefüttert)'
const ARE = '(?:ist|sind|wurde|wurden|war|wäre|hat sich)'
const MOVE = '(?:verschiebe?|verleg|verlege|schieb|schiebe|vertag|vertage|setz|setze|leg|lege|pack|packe)'
const TO = '(?:auf den|auf die|auf|bis zum|bis|zum|zur|nach|ins|in das|in den|in)'
const DATE = '(?:fälligkeitsdatum|fälligkeit|datum|termin|frist)'
const CHANGE = '(?:änder|ändere|setz|setze|stell|stelle)'
const NEW =
  '(?: mir)?(?: noch)?(?: eine| einen)?(?: neue| neuen| weitere)? (?:aufgabe|todo|to-do|erinnerung|eintrag)'
const LABEL = '(?:label|etikett|tag|schlagwort)'
const PROJECT = '(?:zum|zu|ins|in das|im|in dem|dem)(?: mein| meinem)? projekt {project}'
const SHOW = '(?:zeig|zeige|liste?|gib|nenn|nenne)'

const forms: Form[] = [
  [
    'hello',
    "(?:hallo|hi|hey|moin|servus|guten (?:morgen|tag|abend)|grüß gott|wie geht(?:s| es dir|'s))(?: zusammen| docket)?",
  ],
  [
    'thanks',
    '(?:vielen |besten |herzlichen )?(?:dank|danke|dankeschön|super|prima|toll|klasse|perfekt)(?: schön| sehr| dir| docket| vielmals)?',
  ],
  [
    'help',
    '(?:hilfe|hilf mir|\\?|was kannst du(?: alles)?(?: tun| machen)?|was kann ich(?: hier)? (?:sagen|fragen|tun)|wer bist du|wie funktioniert das|befehle)',
  ],
  [
    'undo',
    '(?:mach|mache) (?:(?:bitte |mal )?(?:das|es|dies|(?:die|meine|deine) (?:letzte )?(?:änderung|aktion)|das letzte|alles)(?: wieder| bitte)? )?rückgängig',
  ],
  [
    'undo',
    '(?:rückgängig(?: machen)?|(?:das |die letzte änderung )rückgängig machen|nimm (?:das|es) zurück|widerrufe?n?(?: das)?|undo|ups|wiederherstellen)',
  ],

  [
    'add',
    '(?:setz|setze|pack|packe|schreib|schreibe) {line} auf (?:die|meine) (?:to-do-|todo-|aufgaben|einkaufs)?liste',
  ],
  [
    'add',
    '{line} auf (?:die|meine) (?:to-do-|todo-|aufgaben|einkaufs)?liste (?:setzen|schreiben|packen|nehmen)',
  ],
  ['add', `(?:leg|lege)${NEW} an:? {line}`],
  ['add', 'mich {line} erinnern'],
  ['add', '(?:denk|denke) (?:daran|dran)[,:]? {line}'],

  ['rename', '(?:benenn|benenne|nenn|nenne|tauf|taufe) {task} (?:in|zu|nach) {title} um'],
  ['rename', '{task} (?:in|zu) {title} umbenennen'],
  ['rename', `${CHANGE} (?:den )?(?:titel|namen|text) (?:von|der|des) {task} (?:in|zu|auf) {title}`],
  [
    'unschedule',
    `(?:entfern|entferne|lösch|lösche|streich|streiche) (?:das |die |den )?${DATE} (?:von dem|von der|von|vom|der|des|bei|für) {task}`,
  ],
  ['unschedule', `{task} hat kein(?:e|en)? ${DATE}`],
  // Before the forms with labels: a label may say which tasks are meant.
  ['reopen', `(?:markier|markiere) {task} als (?:nicht ${DONE}|unerledigt|offen)`],
  ['done', `(?:markier|markiere|setz|setze|kennzeichne|melde) {task} (?:als|auf) ${DONE}`],
  ['label', `(?:gib|gebe) {task} (?:das |ein |den )?${LABEL} {label}`],
  ['label', `(?:füg|füge) {task} (?:das |ein )?${LABEL} {label} hinzu`],
  ['label', `(?:versieh|markier|markiere|kennzeichne) {task} mit(?: dem)?(?: ${LABEL})? {label}`],
  [
    'unlabel',
    `(?:entfern|entferne|lösch|lösche|nimm) (?:das |den )?${LABEL} {label} (?:von|vom|aus|bei) {task}`,
  ],
  ['later', `(?:${MOVE}|verzögere?) {task} um {value}(?: nach hinten)?`],
  ['later', '{task} um {value} (?:verschieben|nach hinten schieben)'],
  [
    'set',
    `${CHANGE} (?:die |das |den )?(?:${DATE}|priorität|projekt) (?:von|der|des|für) {task} (?:auf den|auf|zu|in) {value}`,
  ],
  ['move', `${MOVE} {task} ${TO} {value}`],
  ['set', `${MOVE} {both}`],
  ['move', `{task} ${TO} {value} verschieben`],
  [
    'set',
    '(?:die |das )?(?:priorität|fälligkeit|datum) (?:von|für|der|des) {task} auf {value}(?: setzen| stellen| ändern)?',
  ],
  ['set', `{task} (?:ist|sind|wird) (?:erst )?(?:am |bis |bis zum )?{value} fällig`],
  ['assign', '(?:weis|weise|teil|teile) {both} zu'],
  ['assign', '{both} (?:zuweisen|zuteilen)'],
  ['give', '(?:gib|gebe|übertrag|übertrage|übergib) {both}(?: weiter)?', 'shy'],
  [
    'unassign',
    '(?:entfern|entferne|lösch|lösche|heb|hebe) (?:die |alle )?zuweisung(?:en)? (?:von dem|von der|von|vom|der|des|bei|für) {task}(?: auf)?',
  ],

  ['alter', '(?:änder|ändere) {task} (?:in|zu|auf) {value}'],
  ['set', '(?:mach|mache|setz|setze|stell|stelle|markier|markiere) {task} (?:auf |als |zu )?{priority}'],
  ['set', 'gib {task} (?:eine |die )?{priority} priorität'],
  ['set', '{task} (?:ist|sind)(?: jetzt)? {priority}'],

  ['reopen', '(?:öffne|öffen|eröffne|aktiviere) {task}(?: wieder| erneut| noch einmal)'],
  ['reopen', '(?:öffne|öffen) {task}', 'shy'],
  ['reopen', `{task} (?:ist|sind|war)(?: doch)?(?: noch)? nicht ${DONE}`],
  ['reopen', `(?:ich habe|ich hab) {task}(?: doch)?(?: noch)? nicht ${DONE}`],
  ['reopen', '{task} wieder öffnen'],

  [
    'done',
    `(?:ich habe|ich hab|habe|hab|wir haben) (?:gerade |schon |jetzt )?{task} (?:gerade |schon )?${DONE}`,
  ],
  ['done', `(?:ich bin|bin|wir sind) (?:jetzt |gerade )?(?:mit )?{task} ${DONE}`],
  ['done', '(?:mach|mache|stell|stelle) {task} fertig', 'shy'],
  ['done', '(?:hak|hake) {task} ab'],
  ['done', `{task} als ${DONE} markieren`],
  ['done', '{task} abhaken'],
  ['done', `${DONE}: {task}`],

  ['did', `(?:ich habe|ich hab|wir haben|hab|habe) (?:gerade |schon )?{task} (?:schon |gerade )?${DID}`],
  ['did', `{task} (?:ist|sind|wurde|wurden) (?:schon )?${DID}`],
  ['did', '(?:ich habe|ich hab|wir haben|hab|habe) (?:gerade |schon |heute )?{task} ge{word}(?<=t|en)'],
  ['did', '{task} (?:ist|sind|wurde|wurden) (?:schon )?ge{word}(?<=t|en)'],

  ['delete', '(?:lösch|lösche|entfern|entferne|streich|streiche) {task}'],
  ['delete', '(?:nimm|nehme) {task} (?:von|aus) (?:der|meiner) (?:aufgaben)?liste'],
  ['unassign', '(?:nimm|nehme|zieh|ziehe) {member} (?:von dem|von der|vom|von) {task}(?: ab)?', 'shy'],
  ['delete', '{task} (?:kannst du |kann |bitte |sollst du )?(?:löschen|entfernen|gelöscht werden)'],
  ['drop', '{task} (?:kann weg|brauche ich nicht mehr|ist nicht mehr nötig)'],
  ['drop', 'ich brauche {task} nicht mehr'],

  [
    'addMany',
    '(?:füg|füge) (?:mir )?(?:bitte )?(?:folgende|diese|ein paar)(?: neuen?)? (?:aufgaben|dinge|sachen)(?: hinzu)?:? {line}(?: hinzu)?',
  ],
  ['addMany', '(?:neue )?aufgaben: ?{line}'],
  ['add', `(?:füg|füge|trag|trage) (?:bitte |mir )?{line} ${PROJECT} (?:hinzu|ein)`],
  ['add', `{line} ${PROJECT} (?:hinzufügen|eintragen|anlegen)`],
  ['add', `(?:füg|füge|trag|trage|leg|lege)(?: bitte)?${NEW}(?: namens)?:? {line} (?:hinzu|ein|an)`],
  [
    'add',
    '(?:füg|füge|setz|setze|schreib|schreibe|pack|packe|trag|trage) (?:bitte )?{line} (?:zu meiner liste|zu meinen aufgaben|zur liste|auf (?:die|meine) (?:liste|aufgabenliste))(?: hinzu| ein)?',
  ],
  ['add', '(?:füg|füge)(?: bitte| mir| noch)? {line} hinzu'],
  ['add', '(?:trag|trage)(?: bitte| mir| noch)? {line} ein'],
  ['add', '(?:füg|füge) hinzu:? {line}'],
  ['add', `(?:erstell|erstelle|mach|mache|leg an|lege an|anlegen)${NEW}(?: namens)?:? {line}`],
  ['add', '(?:neue )?(?:aufgabe|todo|to-do|erinnerung): ?{line}'],
  ['add', 'neue (?:aufgabe|erinnerung) {line}'],
  ['add', '(?:notier|notiere|schreib auf|schreibe auf|merk dir|merke dir)(?: bitte| mir)?[,:]? {line}'],
  ['add', 'erinnere? mich(?: bitte)?(?: daran| an)?(?:, dass ich)?[,:]? {line}'],
  ['add', 'vergiss nicht,? {line}'],
  ['add', '(?:ich muss|ich soll|ich sollte) (?:noch )?{line}'],
  ['add', '{line} (?:hinzufügen|eintragen|notieren)'],

  [
    'help',
    '(?:neue aufgabe|(?:füg|füge|erstell|erstelle)(?: eine)?(?: neue)?(?: aufgabe)?(?: hinzu)?|hinzufügen)',
  ],
  ['projects', '(?:(?:zeig|zeige|liste|nenn|nenne)(?: mir)? )?(?:alle )?(?:die |meine )?projekte'],
  ['projects', '(?:was für|welche) projekte (?:habe ich|gibt es|hab ich)'],
  ['show', 'wann (?:ist|sind) {ask}'],
  ['show', '(?:was|welche|welches|welcher|wieviele|wie viele) {ask}'],
  ['show', `${SHOW}(?: mir| uns)?(?: bitte)?(?: mal)?,? {ask}`],
  ['show', '(?:bin ich|muss ich|soll ich|liege ich|hänge ich) {ask}'],
  ['show', '(?:habe ich|hab ich|gibt es|gibts|steht|ist) {ask}'],
  ['show', '(?:meine |die )?(?:aufgaben|todos|liste|aufgabenliste)'],
  ['show', '{ask}(?<= zugewiesene aufgaben)'],
  ['show', '(?:such|suche|finde?|suche nach|such nach|wo ist|wo sind) {ask}'],
  ['show', '{ask} (?:anzeigen|zeigen|auflisten|suchen|finden)'],

  ['done', `{task} ${ARE}(?: jetzt| schon| bereits)? ${DONE}(?: worden)?`],
  ['done', '(?:erledige|erledig|beende|schließe?|schliesse?) {task}(?: ab)?', 'shy'],
  ['done', '{task} (?:erledigen|abschließen|fertigstellen)', 'shy'],
  ['done', `{task}:? ${DONE}`, 'shy'],
  ['show', '{ask}', 'shy'],
]

export const de: Phrasebook = {
  language: 'de',
  before:
    '(?:bitte|hey|hallo|hi|ok|okay|ja|nein|also|docket|(?:kannst|könntest|würdest) du(?: mir(?!.+ (?:zuweisen|zuteilen)$))?|ich möchte, dass du|ich möchte|ich will|dann|und)(?: bitte| mal)?',
  after: ',? bitte|, danke',
  forms,
  // biome-ignore format: a table
  priorities: {
    dringend: 'urgent', 'sehr wichtig': 'urgent', 'sehr dringend': 'urgent', 'besonders wichtig': 'urgent', 'extrem wichtig': 'urgent', hoch: 'high', hohe: 'high', wichtig: 'high', mittel: 'medium', mittlere: 'medium',
    normal: 'medium', normale: 'medium', niedrig: 'low', niedrige: 'low', unwichtig: 'low', keine: 'none',
    'nicht dringend': 'none', 'nicht wichtig': 'none', dringende: 'urgent', dringenden: 'urgent', wichtige: 'high',
    wichtigen: 'high', dringendes: 'urgent', wichtiges: 'high',
  },
  periods: [
    ['überfällig(?:e|en|es)?|zu spät|im verzug|in verzug|verspätet(?:e|en)?|verpasst(?:e|en)?', 'overdue'],
    ['(?:in |für )?diese(?:r)? woche', 'week'],
    ['(?:in der |für )?(?:nächste|nächsten|kommende|kommenden) woche', 'nextWeek'],
    ['(?:in |für )?diese[nm] monat', 'month'],
    ['(?:im |für )?(?:nächsten|kommenden) monat', 'nextMonth'],
    ['(?:am |dieses |übers |für das )?wochenende', 'weekend'],
    ['gestern', 'yesterday'],
    ['von heute|heutige[nrs]?', 0],
    ['von morgen|morgige[nrs]?', 1],
    ['ohne (?:ein )?(?:fälligkeitsdatum|fälligkeit|datum|termin|frist)', 'undated'],
  ],
  states: [
    [
      '(?:noch )?nicht (?:erledigt|fertig|gemacht|abgeschlossen)|unerledigt(?:e|en|es)?|offen(?:e|en|es)?|übrig',
      'open',
    ],
    [
      'erledigt(?:e|en|es)?|fertig(?:e|en|es)?|abgeschlossen(?:e|en|es)?|geschafft|gemacht|abgehakt(?:e|en)?',
      'done',
    ],
  ],
  labelled: '(?:mit )?(?:dem |der )?(?:label|etikett|tag|schlagwort) {label}',
  assigned: [
    ['(?:mir|mich)(?=(?: [^ ]+){0,4} (?:zugewiesen|zugeteilt))|zugewiesen an mich', 'me'],
    [
      'niemand(?:em|en)?(?=(?: [^ ]+){0,4} (?:zugewiesen|zugeteilt))|nicht (?:zugewiesen|zugeteilt)(?:e|en|es)?|unzugewiesen(?:e|en|es)?',
      'nobody',
    ],
    ['(?:zugewiesen|zugeteilt)(?:e|en|es)?(?: an)?', 'member'],
    [
      'hat(?= .+ zu (?:tun|erledigen|machen))|zu (?:tun|erledigen|machen) hat|(?:muss|soll)(?= .+ (?:tun|erledigen|machen))',
      'perhaps',
    ],
  ],
  me: 'mir|mich|ich|mir selbst|mich selbst',
  nobody: 'niemandem|niemanden|niemand|keinem',
  to: [' an ', 'after'],
  within:
    '(?:in|im|aus|vom|von|zum|für)(?: das| dem| der| den| meinem)?(?: projekt)? {project}|des projekts {project}',
  // biome-ignore format: a table
  fillers:
    'der|die|das|den|dem|des|ein|eine|einen|alle|alles|alle[nr]|allen|meine|meinen|meiner|mein|mir|ich|du|wir|uns|mich|ist|sind|war|habe|hab|hast|hat|haben|gibt|es|steht|stehen|an|am|auf|im|in|ins|um|zu|zur|zum|tun|machen|erledigen|muss|soll|sollte|kann|für|von|vom|bei|mit|nach|über|noch|jetzt|als|nächstes|denn|da|so|aufgabe|aufgaben|todo|todos|liste|punkte|sachen|dinge|fällig|fällige|liegt|liegen|vor|vorhaben|fälligen|geplant|dran|los|und|was|etwas|bitte|projekt|priorität|zugewiesen|zugewiesene|zugewiesenen|zugewiesenes|zugeteilt|zugeteilte|zugeteilten|heutigen|heutige|morgigen|priorität|hoher|hohe',
  determiners:
    '(?:aufgabe|todo|sache) (?:mit|namens|zu|zum|zur|über)|aufgabe|bitte|mal|der|die|das|den|dem|des|die|mein|meine|meinen|diese|diesen|dieses|ein|eine|einen',
  trailers: 'aufgabe|todo|bitte|jetzt|eintrag|aus der liste|von der liste',
  task: '(?:die |der )?(?:aufgaben?|todo|nummer|nr\\.?|punkt)(?: nummer| nr\\.?)? ?#?|#',
  it: 'es|das|sie|ihn|dies|diese|diesen|dieses|die aufgabe|diese aufgabe|das da|die|den|dasselbe',
  those: 'beide|alle|alle davon|alle beide|sie alle|diese alle|diese aufgaben|die aufgaben|beides',
  everything:
    '(?:alles|jede (?:einzelne )?aufgabe|alle|alle (?:meine |meiner |meinen |die |der )?(?:(?:offenen|alten) )?(?:aufgaben|todos|daten|sachen|dinge|projekte|einträge)|meine aufgaben|(?:meine |die )?(?:offenen|alten) (?:aufgaben|todos))',
  several: 'alle|alles|allen|aufgaben|todos|punkte|sachen|dinge',
  // biome-ignore format: a table
  places: {
    erstes: 1, ersten: 1, zweiter: 2, zweites: 2, dritter: 3, drittes: 3, vierter: 4, viertes: 4, fünfter: 5, fünftes: 5,
    letztes: -1, '1.': 1, '2.': 2, '3.': 3, '4.': 4, '5.': 5,
  },
  placed: ['(?:der |die |das |den |nummer |nr\\. ?)?', '(?: aufgabe| davon)?'],
  project: ['(?:ins |in das |zum |in dem |im |in )?(?:mein )?projekt {project}'],
  yes: 'ja|j|jo|jawohl|klar|ok|okay|gerne|gern|ja bitte|ja gerne|mach das|mach es|genau|richtig|bitte|natürlich',
  no: 'nein|n|nö|ne|nee|keine|keiner|keines|keins|keinen|keine davon|keins davon|abbrechen|abbruch|stopp|lass es|lass das|nein danke|vergiss es|doch nicht|nicht|nichts',
  all: 'alle|beide|alle beide|beides|alles|alle davon|sie alle',
  and: ', und |, | und | & | sowie |,',
  // A clause that says which tasks are meant is no command.
  cut: '; |;| und dann | und danach |, dann |\\. | und |(?<!alles|aufgaben|zeige? mir), ',
  apart: { before: '.+ [\\p{L}-]+(?:en|ern|eln)', after: '.+ [\\p{L}-]+(?:en|ern|eln)' },
  later: (length) => `in ${length}`,
  asks: 'was|welche|welcher|welches|wer|wie|wann|wo|warum|gibt|habe|hab|wieviele',
  verbs: 'ist|sind|war|waren|wird|werden|hat|haben|habe|kann|kannst|bin|bist',
  on: 'am',
  tells:
    '(?:ich|du|er|sie|wir|ihr|es|das|dies|warum|wieso|weshalb|wie|wer|wann|wo|was|welche|ist|sind|kann|kannst|könntest|hast|bist|erkläre?|ignorier|ignoriere|vergiss)',
}
