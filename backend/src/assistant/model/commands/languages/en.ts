import type { Form, Phrasebook } from '../phrasebook.ts'

const I = "(?:(?:i|we|i've|ive|i have|we've|we have)(?: just| already| now| finally)? )"
const ARE = "(?: is| are| was| were|'s| has been| have been| got)"
const DONE = '(?:done|finished|complete|completed)'
const NEW = '(?: me)?(?: an?| another| the)?(?: new)? (?:task|todo|to-do|reminder|item)'
const ADD = '(?:add|put|create|make|note|save)'
const MOVE = '(?:move|reschedule|shift|postpone|push|delay|defer|snooze|put off|push back)'
const DATE = '(?:due date|due day|date|deadline|due)'
const TO = '(?:to|until|till|on|onto|into|for)'
const LABEL = '(?:label|tag)'

const forms: Form[] = [
  [
    'hello',
    "(?:hello|hi|hey|hiya|good (?:morning|afternoon|evening)|how are you|what's up)(?: there| docket| assistant)?",
  ],
  [
    'thanks',
    '(?:many )?(?:thanks|thank you|thx|ty|cheers|great|perfect|nice|cool|awesome|well done)(?: a lot| so much| very much| docket| again)?',
  ],
  [
    'help',
    '(?:help|help me|\\?|what can (?:you do|i (?:say|do|ask)(?: here)?)|who are you|what are you|how (?:does this|do you) work|commands)',
  ],
  [
    'undo',
    '(?:undo|redo|revert|take back|roll back|take (?:it|that) back|reverse)(?: (?:it|that|this|them|everything|(?:the |my |your )?(?:last|latest|previous)(?: (?:one|change|action|thing|step|command))?|(?:the|my|your) changes?|everything you did|what you (?:just )?did))?',
  ],
  ['undo', 'cancel (?:it|that|this)'],
  ['undo', '(?:oops|whoops)(?:,? undo(?: (?:it|that))?)?'],

  // Before the forms that say when a task is due.
  ['show', '(?:show|list|display|tell)(?: me| us)? (?:what|which|whatever) {ask}'],
  ['rename', '(?:rename|retitle) {task} (?:to|as|into) {title}'],
  ['rename', '(?:rename|retitle) {task} ["\'“]{title}["\'”]'],
  ['rename', '(?:change|set|edit)(?: the)? (?:title|name|text) (?:of|for) {task} to {title}'],
  ['rename', "(?:change|set|edit) {task}'s (?:title|name|text) to {title}"],
  ['unschedule', `(?:remove|clear|delete|drop|unset)(?: the)? ${DATE} (?:from|of|for|on) {task}`],
  ['unschedule', 'unschedule {task}'],
  ['unschedule', `{task} (?:has no|needs no|doesn't have a|does not need a) ${DATE}`],
  ['label', `(?:tag|label) {task} (?:with|as) {label}`],
  ['label', `(?:tag|label) {task} @{label}`],
  ['label', `(?:add|put|set)(?: the| a)? ${LABEL} {label} (?:to|on|for) {task}`],
  ['unlabel', `(?:remove|delete|drop)(?: the)? ${LABEL} {label} (?:from|of|on) {task}`],
  ['later', `${MOVE} {task} (?:back |forward |on )?by {value}`],
  ['later', `(?:postpone|push|delay|defer|snooze|put off|push back) {task} (?:back )?for {value}`],
  [
    'set',
    `(?:change|set|make|move)(?: the)? (?:${DATE}|priority|project) (?:of|for|on) {task} (?:to|as|on|for) {value}`,
  ],
  ['set', '(?:set|change|make) {task} priority (?:to )?{priority}'],
  ['set', `(?:raise|lower|increase|decrease)(?: the)? priority (?:of|for|on) {task} to {value}`],
  ['set', `(?:set|make) {task} due (?:to |on |for |by )?{value}`],
  ['set', `{task} (?:is|are|should be|must be|has to be|needs to be) (?:now )?(?:due|done|finished) {value}`],
  ['move', `${MOVE} {task} ${TO} {value}`],
  ['set', `${MOVE} {both}`],
  ['set', 'do {both} instead'],
  ['set', '(?:put|assign|file) {task} (?:to|in|into|under)(?: the| my)? project {project}'],
  ['set', '(?:put|assign|file) (?:the |task ){task} (?:to|in|into|under)(?: the| my) {project} project'],
  [
    'set',
    '(?:make|mark|set|flag|bump|raise|lower|upgrade|downgrade|turn|change) {task} (?:up |down )?(?:as |to |with |at )?(?:an? )?{priority}(?: priority)?',
  ],
  ['set', 'priority {priority} (?:for|on|to) {task}'],
  ['set', 'give {task} (?:an? )?{priority} priority'],
  ['set', '{task} (?:is|are)(?: very| really| now)? {priority}(?: priority)?'],

  ['give', '(?:assign|reassign|delegate) {both}'],
  ['assign', '(?:assign|reassign|delegate) {both}', 'shy'],
  ['give', '(?:give|hand|hand over) {both}', 'shy'],
  ['unassign', 'unassign {member} from {task}'],
  ['unassign', 'unassign {task}'],
  [
    'unassign',
    '(?:remove|clear|delete|drop)(?: the| all)? (?:assignee|assignees|assignment|assignments) (?:from|of|for|on) {task}',
  ],

  ['alter', '(?:change|edit) {task} to {value}'],

  ['reopen', '(?:reopen|re-open|uncomplete|untick|uncheck|unmark) {task}'],
  ['reopen', 'open {task} (?:again|back up)'],
  ['reopen', `(?:mark|set) {task} (?:as )?(?:not ${DONE}|undone|incomplete|unfinished|open|not yet ${DONE})`],
  [
    'reopen',
    `{task} (?:(?:is|are|was)(?: still)? not|isn't|aren't|wasn't)(?: yet)? ${DONE}(?: yet| after all)?`,
  ],
  [
    'reopen',
    "(?:i )(?:haven't|have not|didn't|did not)(?: actually)? (?:finish|finished|complete|completed|done|do) {task}(?: yet)?",
  ],

  ['done', `(?:mark|set|check|tick|cross) {task} (?:as |to )?(?:${DONE}|off)`],
  ['done', '(?:tick|check|cross|strike) off {task}'],
  ['done', `${I}?(?:finished|completed|done|did)(?: with)? {task}`],
  ['done', "(?:i'm|i am|im|we're|we are) (?:done|finished|through) with {task}"],
  ['done', `i got {task} ${DONE}`],

  [
    'did',
    `${I}(?:bought|paid|called|wrote|written|sent|booked|ordered|cleaned|washed|read|fixed|emailed|watered|made|picked up|met|fed|took out|{word}(?<=[a-z]ed)(?<!need|feed|embed)) {task}`,
  ],
  [
    'did',
    `{task}${ARE}(?: now| already)? (?:bought|paid|written|sent|read|made|picked up|fed|{word}(?<=[a-z]ed))`,
  ],

  ['delete', '(?:delete|remove|erase|get rid of|scrap|trash|discard) {task}'],
  ['drop', '(?:cancel|drop|dump|kill|forget about) {task}'],
  ['drop', "(?:i|we) (?:don't|do not|no longer) (?:need|want)(?: to)? {task}(?: any ?more)?"],
  ['delete', 'take {task} off (?:my|the)(?: task| todo| to-do)? list'],
  ['unassign', 'take {member} off {task}', 'shy'],

  [
    'addMany',
    `${ADD}(?: me)?(?: these| the following| some| two| three| a few)?(?: new)? (?:tasks|todos|to-dos|things|items|reminders)(?: to do)?:? {line}`,
  ],
  ['add', `${ADD} {line} (?:to|in|into|under|on)(?: the| my)? project {project}`],
  ['add', `${ADD}${NEW} (?:to|in|for)(?: the| my)? project {project}: ?{line}`],
  ['add', `${ADD} {line} (?:to|in|into|under)(?: the| my) {project} project`],
  ['add', `${ADD}${NEW}(?: called| named| titled| that says| saying)?:? (?:to )?{line}`],
  ['add', `${ADD} {line} (?:to|on|onto|in)(?: my| the)(?: task| todo| to-do)? (?:list|tasks|todos|to-dos)`],
  ['add', `${ADD} {line} as an?(?: new)? (?:task|todo|to-do|reminder)`],
  ['add', '(?:set|schedule)(?: me)?(?: up)? an? (?:reminder|task)(?: to| for| about)?:? {line}'],
  ['help', '(?:add|create|make|new|remind me)(?: an?| another)?(?: new)?(?: task| todo| to-do| reminder)?'],
  ['add', '(?:add|create|note down|write down|jot down)(?: this)?:? {line}'],
  ['add', '(?:new )?(?:task|todo|to-do|reminder): ?{line}'],
  ['add', 'new (?:task|todo|to-do|reminder) {line}'],
  ['add', 'remind me(?: that i (?:need|have) to| to| that| about| of|:)? {line}'],
  ['add', "(?:do not|don't|dont)(?: let me)? forget(?: to| about|:)? {line}"],
  ['add', 'remember(?: to|:) {line}'],
  ['add', "i(?:'ve| have)? (?:need to|have to|must|should|gotta|got to) {line}"],

  [
    'projects',
    '(?:(?:show|list|what are)(?: me)? )?(?:all )?(?:(?:the|my) )?projects(?: do i have| are there)?',
  ],
  ['projects', '(?:what|which) projects (?:do i have|are there|have i got)'],
  ['show', "when(?:'s| is| are) {ask}"],
  ['show', '(?:show|list|display|give|tell)(?: me| us)?(?: my agenda for)? {ask}'],
  ['show', "(?:what|which|whats)(?:'s|'re)? {ask}"],
  ['show', '(?:get|see|have)(?: me)? (?:an? |the |my |all )?(?:list|overview|tasks|todos)(?: of)? {ask}'],
  ['show', '(?:am i|do i|must i|should i) {ask}'],
  ['show', '(?:do i have|have i got|is there|are there|any|anything) {ask}'],
  ['show', 'how many {ask}'],
  ['show', '(?:did|have) i {ask}'],
  ['show', '(?:my |the )?(?:tasks|todos|to-dos|list|task list|todo list|agenda)'],
  ['show', '(?:find|search for|search|look up|look for|where is|where are) {ask}'],

  ['done', `{task}${ARE}(?: now| already| all)? ${DONE}(?: now| already)?`],
  ['done', '(?:complete|finish|close|resolve) {task}', 'shy'],
  ['done', `{task}:? ${DONE}`, 'shy'],
  ['show', '(?=(?:{word} )?(?:tasks|todos|to-dos|everything) assigned to ){ask}'],
  ['show', '{ask}', 'shy'],
]

export const en: Phrasebook = {
  language: 'en',
  before:
    "(?:please|pls|hey|hi|hello|ok|okay|yes|no|so|docket|assistant|can you|could you|would you|will you|can i|i want you to|i'd like you to|i would like you to|i want to|i'd like to|i would like to|just|also|then|now)(?: please| kindly)?",
  after: ',? please|,? pls|, (?:thanks|thank you)',
  forms,
  // biome-ignore format: a table
  priorities: {
    urgent: 'urgent', critical: 'urgent', p1: 'urgent', high: 'high', important: 'high', p2: 'high',
    medium: 'medium', normal: 'medium', p3: 'medium', low: 'low', unimportant: 'low', p4: 'low', no: 'none', none: 'none',
    'not urgent': 'none', 'not important': 'none',
  },
  periods: [
    ['(?:overdue|late|missed|past due|behind)', 'overdue'],
    ['(?:for |in |during )?(?:this|the current) week(?! end)', 'week'],
    ['(?:for |in |during )?next week', 'nextWeek'],
    ['(?:for |in |during )?(?:this|the current) month', 'month'],
    ['(?:for |in |during )?next month', 'nextMonth'],
    ['(?:for |on |at |over )?(?:this|the) weekend', 'weekend'],
    ['yesterday', 'yesterday'],
    ["today(?='s)", 0],
    ["tomorrow(?='s)", 1],
    ['(?:without|with no) (?:an? )?(?:due date|date|deadline)|unscheduled|undated', 'undated'],
  ],
  states: [
    [
      "(?:get|be|getting) done|(?:not|n't)(?: yet)? (?:done|finished|completed)|unfinished|open|left|pending|undone",
      'open',
    ],
    ['done|finished|finish|completed|complete|accomplished|ticked off|get through', 'done'],
    ['done or not|open and done|done and open', 'all'],
  ],
  labelled: '(?:with |having )?(?:the )?(?:label|tag|labelled|labeled|tagged)(?: as| with)? {label}',
  assigned: [
    ['assigned to (?:me|myself)', 'me'],
    [
      "assigned to (?:nobody|no one|no-one)|(?:not|n't) assigned(?: to (?:anyone|anybody))?|unassigned",
      'nobody',
    ],
    ['assigned to', 'member'],
    ['does(?= .+ have to)|has(?= to )|(?:must|should)(?= .+ do)', 'perhaps'],
  ],
  me: 'me|myself',
  nobody: 'nobody|no one|no-one',
  to: [' to ', 'after'],
  within: '(?:in|of|from|under|for|inside)(?: the| my)?(?: project)? {project}(?: project)?',
  // biome-ignore format: a table
  fillers:
    "a|an|the|all|every|everything|anything|of|in|on|at|for|from|with|by|to|about|me|my|mine|i|you|we|our|us|is|are|am|was|be|there|do|does|did|have|has|had|got|need|should|must|can|task|tasks|todo|todos|to-do|to-dos|item|items|thing|things|list|due|scheduled|planned|plan|happening|up|coming|that|which|what|it|them|still|yet|already|so|far|any|please|project|priority|right|now|next|agenda|plate|day|s|stuff|work|jobs|chores|currently|look|looking|like|what's|open|get|see|contain|containing|called|named|and",
  determiners:
    '(?:task|todo|one|tasks) (?:about|called|named|with|for|to)|(?:task|todo)|the|my|a|an|that|this|our|all of|all',
  trailers: 'task|todo|to-do|item|reminder|one|please|now|from my list|from the list',
  task: '(?:the )?(?:task|todo|to-do|item|number|no\\.?|nr\\.?|id)s?(?: number| no\\.?| id)? ?#?|#',
  it: 'it|that|this|that one|this one|that task|this task|the task|the same',
  those:
    'them|those|these|both|all|both of (?:them|those|these)|all of (?:them|those|these)|them all|all of it|the tasks|those tasks|these tasks|all those|all these',
  everything:
    '(?:everything|every (?:single )?(?:task|todo|one)|all (?:of )?(?:(?:my|the|your) )?(?:tasks|todos|to-dos|things|items|data|stuff|projects)|my tasks|all|(?:all )?(?:(?:of )?(?:my|the) )?(?:open|old) (?:tasks|todos|ones))(?: please| at once)?',
  several: 'all|every|everything|tasks|todos|to-dos|things|items|ones',
  places: { third: 3, fourth: 4, fifth: 5, sixth: 6, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4, '5th': 5 },
  placed: ['(?:the |number |no\\. ?|option )?', '(?: one| task| option)?'],
  project: [
    '(?:in |into |to )?(?:the |my )?project {project}',
    '(?:in |into |to )?(?:the |my )?{project} project',
  ],
  yes: 'yes|y|yep|yeah|yup|sure|ok|okay|do it|please do|go ahead|yes please|correct|right|exactly|of course|that one',
  no: "no|n|nope|none|neither|none of (?:them|these|those)|cancel|stop|never ?mind|forget it|no thanks|don't|not now|nothing",
  all: 'all|both|all of (?:them|these|those)|both of (?:them|these|those)|them all|everything|each',
  and: ', and |, | and | & |,',
  cut: '; |;| and then | then |, then |\\. | and |, ',
  apart: {
    before:
      '(?!(?:buy|call|write|read|send|check|wash|clean|cook|make|pay|get|book|email|plan|find|fix|pack|order) *$).+',
    after:
      '(?:buy|call|phone|ring|pay|email|e-mail|mail|write|send|book|order|clean|wash|read|visit|meet|pick up|prepare|finish|fix|check|cancel|renew|return|schedule|water|feed|walk|text|message|ask|print|bring|take|get|go|make|cook|bake|plan|review|submit|update|organi[sz]e|pack|paint|sell|study|learn|practi[sc]e|vacuum|iron|mow) .+',
  },
  later: (length) => `in ${length}`,
  asks: "what|what's|whats|which|who|how|when|where|why|any|anything|is|are|do|does|did|have",
  verbs: "is|are|was|were|will|has|have|had|can|could|am|i'm|it's",
  on: 'on',
  tells:
    "(?:i|i'm|im|i've|i'd|you|he|she|we|they|it|it's|that|that's|this|there|why|how|who|when|where|what|which|is|are|do|does|did|can|could|would|will|tell|explain|ignore|forget)",
}
