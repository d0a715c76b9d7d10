import type { Form, Phrasebook } from '../phrasebook.ts'

/** In Urdu script, and in Latin letters, as many people type it. */

const DO =
  '(?: ?(?:کرو|کریں|کر دو|کر دیں|کردو|کردیں|کیجیے|کیجئے|کر لو|کر لیں|کرنا|کر دیجیے|karo|kar do|kardo|karen|karein|kar den|kar dein|kar dijiye|krdo|kr do|kro|karna))'
const ADD = '(?:شامل|ایڈ|درج|جمع|shamil|add|darj)'
const DELETE = `(?:(?:حذف|ڈیلیٹ|ختم کر کے حذف|hazf|delete|remove)${DO}|مٹاؤ|مٹا دو|مٹا دیں|مٹائیں|ہٹاؤ|ہٹا دو|ہٹا دیں|ہٹائیں|نکال دو|نکال دیں|mita do|mitao|mita den|hata do|hatao|hata den)`
const DONE = '(?:مکمل|ختم|پورا|پوری|پورے|تمام|mukammal|mukamal|khatam|complete|poora|poori|done)'
const BECAME =
  '(?:ہو گیا|ہو گئی|ہو گئے|ہوگیا|ہوگئی|ہوگئے|ہو چکا|ہو چکی|ہو چکے|ہے|ہیں|ہو گئیں|ہوا|ہوئی|ہوئے|ہوا ہے|ہوئی ہے|hua|hui|hue|ho gaya|ho gayi|ho gai|ho gaye|hogaya|hogayi|hogaye|hai|hain|ho chuka|ho chuki)'
const DID =
  '(?:کر لی|کر لیا|کر لیے|کر لئے|کر دی|کر دیا|کر دیے|کرلی|کرلیا|کی|کیا|کر چکا ہوں|کر چکی ہوں|kar li|kar liya|kar diya|kar di|karli|karliya|ki|kiya)'
const HAVE = '(?: ہے| ہیں| hai)?'
const SHOW =
  '(?:دکھاؤ|دکھائیں|دکھا دو|دکھا دیں|دکھائیے|بتاؤ|بتائیں|بتا دو|بتا دیں|بتائیے|dikhao|dikhayen|dikha do|batao|bata do|bataen)'
const MAKE =
  '(?:بنا دو|بنا دیں|بناؤ|بنائیں|کر دو|کر دیں|کرو|کریں|رکھو|رکھیں|رکھ دو|رکھ دیں|bana do|banao|kar do|karo|rakho|rakh do)'
const MOVE = `(?:(?:منتقل|ملتوی|شفٹ|موخر|مؤخر|muntaqil|multavi|shift|move)${DO}|لے جاؤ|لے جائیں|رکھو|رکھیں|رکھ دو|رکھ دیں|ڈال دو|ڈال دیں|ڈالو|le jao|rakho|rakh do|dal do)`
const NAME = '(?:نام|عنوان|naam|title)'
const DATE = '(?:تاریخ|آخری تاریخ|مقررہ تاریخ|tareekh|due date)'
const PRIORITY = '(?:ترجیح|اہمیت|tarjeeh|priority)'
const OF = '(?:کا|کی|کے|ka|ki|ke)'
const INTO = '(?:میں|پر|تک|کو|mein|me|par|tak|ko)'
const ZIMME = '(?:ذمے|ذمہ|zimme|zimmay)'
const TASK_WORD = '(?:کام|ٹاسک|kaam|kam|task)'

const forms: Form[] = [
  [
    'hello',
    '(?:سلام|السلام علیکم|اسلام علیکم|السلام و علیکم|ہیلو|آداب|ہائے|صبح بخیر|شام بخیر|کیا حال ہے|کیسے ہو|کیسے ہیں آپ|salam|salaam|assalam o alaikum|assalamualaikum|aoa|adaab|kya haal hai|hello|hi)',
  ],
  [
    'thanks',
    '(?:بہت |آپ کا |بہت بہت )?(?:شکریہ|مہربانی|نوازش|بہت خوب|زبردست|shukriya|shukria|meherbani|zabardast)(?: آپ کا| جناب)?',
  ],
  ['thanks', '(?:bohat|bahut|bohot) shukriya|thanks|thank you'],
  [
    'help',
    '(?:مدد|مدد کرو|مدد کریں|مدد چاہیے|\\?|تم کیا کر سکتے ہو|آپ کیا کر سکتے ہیں|کیا کر سکتے ہو|تم کون ہو|آپ کون ہیں|madad|madad karo|tum kya kar sakte ho|aap kya kar sakte hain|help)',
  ],
  [
    'undo',
    `(?:(?:اسے|یہ|وہ|اس کو|آخری تبدیلی|پچھلا|ise|yeh|ye|isko) )?(?:واپس|کالعدم|منسوخ|انڈو|wapas|wapis|undo)(?:${DO}| لو| لے لو| لیں| le lo| lo)?`,
  ],

  [
    'add',
    '{line} (?:میری |meri )?(?:فہرست|لسٹ|list) (?:میں|mein|me) (?:ڈال دو|ڈالو|ڈال دیں|ڈالیں|لکھ دو|لکھو|رکھ دو|dal do|dalo|likh do)',
  ],
  [
    'add',
    '{line} (?:کی |ki )?(?:یاد دہانی|yaad dihani) (?:کرا دو|کراؤ|کرائیں|کروا دو|کروائیں|لگا دو|لگاؤ|لگائیں|kara do|laga do)',
  ],

  [
    'rename',
    `{task} ${OF} ${NAME} (?:بدل کر|تبدیل کر کے|badal kar|badal ke) {title} (?:کر دو|کر دیں|رکھ دو|رکھ دیں|رکھو|رکھیں|کرو|کریں|kar do|rakh do|rakho|karo)`,
  ],
  ['rename', `{task} ${OF} ${NAME} {title} (?:رکھ دو|رکھ دیں|رکھو|رکھیں|کر دو|کر دیں|rakh do|rakho|kar do)`],
  [
    'unschedule',
    `{task} (?:سے|کی|se|ki) ${DATE} (?:ہٹا دو|ہٹا دیں|ہٹاؤ|ہٹائیں|مٹا دو|حذف کرو|ختم کرو|ختم کر دو|hata do|hatao|delete karo)`,
  ],
  [
    'label',
    `{task} (?:پر|کو|میں|par|ko) (?:لیبل|ٹیگ|label|tag) {label} (?:لگاؤ|لگا دو|لگا دیں|لگائیں|دو|دیں|lagao|laga do|do)`,
  ],
  ['unlabel', `{task} (?:سے|se) (?:لیبل|ٹیگ|label|tag) {label} (?:ہٹاؤ|ہٹا دو|ہٹا دیں|ہٹائیں|hatao|hata do)`],
  [
    'unassign',
    `{task} (?:کو |ko )?(?:کسی کے|kisi ke) ${ZIMME} (?:نہ|na) (?:رکھو|رکھیں|رہنے دو|رہنے دیں|rakho|rehne do)`,
  ],
  [
    'unassign',
    `{task} (?:سے|کی|se|ki) (?:ذمہ داری|zimmedari) (?:ہٹا دو|ہٹا دیں|ہٹاؤ|ہٹائیں|ختم کرو|ختم کر دو|hata do|hatao)`,
  ],
  ['assign', `{both}(?: کو| ko)? (?:سونپ دو|سونپ دیں|سونپو|سونپیں|(?:تفویض|assign)${DO}|saunp do|sonp do)`],
  [
    'assign',
    `{both}(?: کے| ke)? ${ZIMME} (?:لگا دو|لگا دیں|لگاؤ|لگائیں|کر دو|کر دیں|کرو|ڈال دو|laga do|lagao|kar do|karo)`,
  ],
  ['assign', '{both} (?:کو|ko) (?:دے دو|دے دیں|دو|دیں|de do)', 'shy'],
  ['unassign', '{member} (?:کو|ko) {task} (?:سے|se) (?:ہٹا دو|ہٹا دیں|ہٹاؤ|ہٹائیں|hata do|hatao)', 'shy'],
  ['unassign', '(?=مجھے|mujhe){member} {task} (?:سے|se) (?:ہٹا دو|ہٹا دیں|ہٹاؤ|ہٹائیں|hata do|hatao)', 'shy'],
  ['later', `{task} (?:کو|ko) {value} (?:آگے|بعد تک|aage) ${MOVE}`],
  ['later', `{task} (?:کو|ko) {value} (?:کے لیے|کیلئے|کے لئے|ke liye) ${MOVE}`],
  ['set', `{task} ${OF} ${PRIORITY} {priority} ${MAKE}`],
  ['set', `{task} ${OF} ${DATE} {value} ${MAKE}`],
  ['move', `{task} (?:کو|ko) {value} ${INTO} ${MOVE}`],
  ['set', `{both}(?: ${INTO})? ${MOVE}`],
  ['set', `{task} (?:کو|ko) {value} ${MOVE}`],
  ['set', `{task} (?:کو|ko) {priority}(?: ترجیح)? ${MAKE}`],
  ['set', `(?:اسے|اس کو|انہیں|ise|isko) {priority} ${MAKE}`],
  ['set', `{task} (?:بہت )?{priority} (?:ہے|ہیں|hai|hain)`],

  [
    'reopen',
    '{task} (?:کو |ko )?(?:دوبارہ|پھر سے|واپس|dobara|phir se) (?:کھولو|کھولیں|کھول دو|کھول دیں|شروع کرو|کھلا کرو|kholo|khol do)',
  ],
  [
    'reopen',
    `{task} (?:ابھی |abhi )?(?:${DONE} )?(?:نہیں ہوا|نہیں ہوئی|نہیں ہوئے|نہیں ہے|nahi hua|nahi hui|nahin hua)`,
  ],

  ['delete', `{task} (?:کو |ko )?${DELETE}`],
  ['delete', `(?:حذف|ڈیلیٹ|delete|hazf)(?: کرو| کریں| karo)?: ?{task}`],

  ['show', '{ask} (?:میں نے|main ne|maine) (?:کیا|کون سے کام|kya) {more}'],
  ['show', '(?:میں نے|main ne|maine) {ask} (?:کیا|کون سے کام|kya) {more}'],
  ['done', `(?:میں نے|ہم نے|main ne|maine) {task} (?:کو )?(?:${DONE} )?${DID}${HAVE}`],
  ['done', `{task} (?:کو |ko )?${DONE}(?:${DO}| سمجھو)`],
  ['done', `{task} (?:کو )?(?:مکمل|mukammal) (?:نشان لگا دو|مارک کر دو|مارک کرو|mark karo|mark kar do)`],
  ['done', `{task} (?:بھی |bhi )?${DONE} ${BECAME}`],
  ['done', `{task} ${DONE}`, 'shy'],
  [
    'did',
    `(?:میں نے |ہم نے |main ne |maine )?{task} (?:لے لیا|لے لی|لے آیا|لے آئی|خرید لیا|خرید لی|خریدا|بھیج دیا|بھیج دی|لکھ لی|لکھ لیا|ادا کر دیا|دے دیا|بک کر لی|بک کر لیا|کر لیا|کر لی|le liya|le li|khareed liya|bhej diya|bhej di|likh li|likh liya|de diya|kar liya|kar li)${HAVE}`,
  ],
  [
    'did',
    `(?:میں نے |ہم نے |main ne |maine )?{task} {word} (?:لیا|لی|لیے|دیا|دی|دیے|liya|li|diya|di)${HAVE}`,
  ],
  ['done', `{task} (?:ہو گیا|ہو گئی|ہو گئے|ہوگیا|ہوگئی|ہوگئے|ho gaya|ho gayi|ho gaye|hogaya|hogayi)`],

  ['addMany', `(?:یہ|درج ذیل|نئے|ye|naye) ${TASK_WORD}(?: ${ADD}${DO})?: ?{line}`],
  ['add', `{line} (?:منصوبہ|منصوبے|پروجیکٹ|project|mansooba) {project} (?:میں|mein|me) ${ADD}${DO}`],
  ['add', `{project} (?:منصوبے|پروجیکٹ|project) (?:میں|mein|me) {line} ${ADD}${DO}`],
  [
    'add',
    `(?:ایک |ek )?(?:نیا|نئی|naya) ${TASK_WORD}(?: ${ADD}${DO}| بناؤ| بنا دو| بنائیں| بنا دیں| banao| bana do)?:? {line}`,
  ],
  ['add', `${ADD}${DO}:? {line}`],
  [
    'add',
    `{line} (?:کا کام |کو |ka kaam )?(?:(?:میری |meri )?فہرست میں |(?:meri )?list mein |(?:meri )?list me )?${ADD}${DO}`,
  ],
  ['add', '{line} (?:لکھ لو|لکھ لیں|لکھ دو|نوٹ کرو|نوٹ کر لو|نوٹ کریں|likh lo|note karo|note kar lo)'],
  [
    'add',
    '(?:مجھے |mujhe )?(?:یاد دلاؤ|یاد دلائیں|یاد دلانا|یاد دلا دینا|yaad dilao|yaad dilana|yad dilao)(?: کہ|:| ke| keh)? {line}(?: ہے| hai)',
  ],
  [
    'add',
    '(?:مجھے |mujhe )?(?:یاد دلاؤ|یاد دلائیں|یاد دلانا|یاد دلا دینا|yaad dilao|yaad dilana|yad dilao)(?: کہ|:| ke| keh)? {line}',
  ],
  [
    'add',
    '(?:مجھے |mujhe )?{line} (?:یاد دلاؤ|یاد دلائیں|یاد دلانا|یاد دلا دینا|یاد رکھو|yaad dilao|yaad dilana|yad dilao|yaad dila do)',
  ],

  ['help', `(?:نیا کام|${ADD}${DO}|(?:ایک )?(?:نیا )?کام ${ADD}${DO})`],
  ['projects', `(?:میرے |سب |mere )?(?:منصوبے|پروجیکٹ|پروجیکٹس|projects|mansoobe)(?: ${SHOW})?`],
  ['show', `{ask}(?<=(?:سونپے گئے|saunpe gaye)(?: کام| kaam)?) ${SHOW}`],
  ['show', `{ask}(?<= ${ZIMME} (?:کام|kaam))`],
  [
    'show',
    `{ask} (?:کون سے|کونسے|kaunse) {more}(?<=${ZIMME} (?:ہے|ہیں|نہیں|نہیں ہے|نہیں ہیں|hai|hain|nahi))`,
  ],
  ['show', `(?:مجھے |mujhe )?{ask} ${SHOW}`],
  ['show', '{ask} (?:کب|kab) (?:ہے|ہیں|تک ہے|hai|hain)'],
  ['show', `(?:مجھے )?${SHOW}:? {ask}`],
  [
    'show',
    '{ask} (?:کیا کیا|کیا|کون سے|کونسے|کتنے|kya kya|kya|kaunse|kitne) (?:(?:کام )?(?:کرنا|کرنے|ہے|ہیں|باقی|karna|karne|hai|hain|baqi|kaam))(?: ہے| ہیں| hai| hain)?',
  ],
  ['show', '(?:کیا کیا|کیا|کون سے|کونسے|کتنے|kya|kaunse|kitne) {ask}'],
  ['show', '(?:میرے |mere )?(?:کام|ٹاسک|فہرست|kaam|tasks|list)'],
  ['show', '{ask} (?:تلاش کرو|تلاش کریں|ڈھونڈو|ڈھونڈیں|سرچ کرو|talash karo|dhoondo|search karo)'],
  ['show', '(?:تلاش|ڈھونڈو|تلاش کرو|talash karo|dhoondo):? {ask}'],

  ['add', '(?:مجھے|mujhe) {line}(?<=نا|نی|نے|na|ni) (?:ہے|ہیں|hai|hain)'],
  ['show', '{ask}', 'shy'],
]

export const ur: Phrasebook = {
  language: 'ur',
  before:
    '(?:براہ کرم|براہ مہربانی|مہربانی کر کے|مہربانی فرما کر|پلیز|ذرا|اچھا|ٹھیک ہے|کیا آپ|کیا تم|please|zara|acha|barah e karam)',
  after: '[،,]? (?:پلیز|براہ کرم|براہ مہربانی|please)',
  forms,
  // biome-ignore format: a table
  priorities: {
    فوری: 'urgent', 'بہت اہم': 'urgent', 'انتہائی اہم': 'urgent', ارجنٹ: 'urgent', اہم: 'high', ضروری: 'high', زیادہ: 'high', بلند: 'high',
    درمیانہ: 'medium', درمیانی: 'medium', کم: 'low', معمولی: 'low', 'فوری نہیں': 'none', 'اہم نہیں': 'none', فورا: 'urgent',
    urgent: 'urgent', fori: 'urgent', foran: 'urgent', aham: 'high', zaroori: 'high', zyada: 'high', high: 'high', low: 'low',
  },
  periods: [
    ['تاخیر (?:والے|والا|شدہ|زدہ)?|تاخیر شدہ|تاخیر کا شکار|وقت گزرے|زائد المیعاد|late|overdue', 'overdue'],
    ['اس ہفتے|is hafte|is haftay', 'week'],
    ['اگلے ہفتے|agle hafte|aglay haftay', 'nextWeek'],
    ['اس (?:مہینے|ماہ)|is (?:mahine|maheenay)', 'month'],
    ['اگلے (?:مہینے|ماہ)|agle (?:mahine|maheenay)', 'nextMonth'],
    ['ہفتے کے آخر(?: میں)?|اختتام ہفتہ', 'weekend'],
    ['گزشتہ کل|گذشتہ کل|کل گزشتہ', 'yesterday'],
    ['بغیر تاریخ(?: والے| کے)?|بے تاریخ', 'undated'],
  ],
  states: [
    ['نامکمل|ادھورے|باقی|کھلے|مکمل نہیں|namukammal|baqi|baaqi', 'open'],
    [
      'مکمل(?: شدہ| کیا| کیے| ہوئے| ہوا)?|ختم(?: شدہ| ہوئے)?|پورے کیے|پورے|mukammal(?: kiya| kiye| shuda)?|khatam|complete|completed|done',
      'done',
    ],
  ],
  labelled: '(?:لیبل|ٹیگ|label|tag) {label}(?: (?:والے|والا|والی|کے|wale))?',
  assigned: [
    [`(?:میرے|mere) ${ZIMME}|(?:مجھے|mujhe) (?:سونپے گئے|سونپا گیا|سونپی گئی|saunpe gaye)`, 'me'],
    [
      `(?:کسی کے|kisi ke) ${ZIMME}(?: بھی)? (?:نہیں|nahi|nahin)|(?:کسی کو|kisi ko) (?:نہیں|nahi) (?:سونپے گئے|سونپا گیا)`,
      'nobody',
    ],
    [`(?:کے|ke) ${ZIMME}|(?:کو|ko) (?:سونپے گئے|سونپا گیا|سونپی گئی|saunpe gaye)`, 'member'],
    ['(?:کو|ko)(?= ?$| (?:آج|کل|اس|اگلے|کیا|کون|کتنے|aaj|kal|kya))', 'perhaps'],
  ],
  me: 'مجھے|مجھ|میرے|mujhe|mujh|mere',
  nobody: 'کسی کو نہیں|کسی کے',
  to: [' (?:کو|ko) ', 'before'],
  within:
    '(?:منصوبہ|منصوبے|پروجیکٹ|project) {project}|{project}(?: منصوبے| پروجیکٹ| project)?(?: میں| mein| me)?(?: کے| کا| کی| ke| wale| والے)(?: سب| سارے| تمام| sab| sare| saare| tamam)',
  // biome-ignore format: a table
  fillers:
    'کے|کا|کی|کو|میں|پر|سے|تک|کام|کاموں|ٹاسک|میرے|میرا|میری|مجھے|سب|سارے|تمام|سبھی|کیا|کون|کونسے|کتنے|کرنا|کرنے|کرنی|ہے|ہیں|تھا|تھے|والے|والا|والی|جو|بھی|وہ|اور|اب|ابھی|فہرست|نے|کیے|کچھ|منصوبہ|منصوبے|پروجیکٹ|ہو|گئے|ke|ka|ki|ko|mein|me|par|se|tak|kaam|kam|task|tasks|mere|mera|meri|mujhe|sab|sare|saare|tamam|kya|kitne|karna|karne|hai|hain|wale|wala|wali|jo|aur|ab|list|project',
  determiners: 'کام|ٹاسک|میرا|میری|میرے|یہ|وہ|kaam|mera|meri|yeh|woh|the',
  trailers:
    'والا کام|والے کام|والا ٹاسک|والا|والی|والے|کا کام|کے کام|کام|کو|کا|کی|ٹاسک|بھی|wala kaam|wala task|wala|wali|ka kaam|kaam|task|ko',
  task: '(?:کام|ٹاسک|نمبر|kaam|task|number)(?: نمبر| number)? ?#?|#',
  it: 'اسے|اس کو|اس|اسکو|وہ|یہ|یہ کام|وہ کام|وہ والا|یہ والا|ise|isko|usko|usay|is|woh|wo|yeh|ye|isay',
  those: 'دونوں|سب|سبھی|ان سب|ان سب کو|یہ سب|وہ سب|انہیں|ان کو|ان|dono|donon|sab|in sab|inhe|unhe|un',
  everything:
    '(?:سب کچھ|سب|(?:میرے )?(?:سب|سارے|تمام|سبھی)(?: پرانے| کھلے)? (?:کام|کاموں|ٹاسک|چیزیں|ڈیٹا)|ہر (?:کام|چیز)|sab kuch|(?:mere )?(?:sab|sare|saare|tamam) (?:kaam|tasks))(?: کو)?',
  several: 'سب|سارے|تمام|سبھی|ہر|کاموں|والے کام|شدہ کام|sab|sare|saare|tamam|wale kaam|tasks',
  // biome-ignore format: a table
  places: {
    پہلا: 1, دوسرا: 2, دوسری: 2, تیسرا: 3, تیسری: 3, چوتھا: 4, چوتھی: 4, پانچواں: 5, پانچویں: 5, pehla: 1, pehli: 1, dusra: 2, doosra: 2,
    dusri: 2, teesra: 3, chotha: 4, aakhri: -1, akhri: -1,
  },
  placed: ['(?:نمبر |number )?', '(?: والا| والی| کام| wala| wali| kaam)?'],
  project: [
    '(?:منصوبہ|منصوبے|پروجیکٹ|project|mansooba) {project}',
    '{project} (?:منصوبہ|منصوبے|پروجیکٹ|project)',
  ],
  yes: 'ہاں|جی|جی ہاں|ہاں جی|ٹھیک ہے|ٹھیک|درست|بالکل|ضرور|کر دو|کرو|haan|han|ji|jee|ji haan|theek hai|ok|okay|yes|zaroor|bilkul',
  no: 'نہیں|جی نہیں|نہ|کوئی نہیں|کوئی بھی نہیں|رہنے دو|رہنے دیں|چھوڑو|چھوڑیں|منسوخ|بس|nahi|nahin|nai|koi nahi|rehne do|chhoro|no|cancel',
  all: 'سب|سبھی|دونوں|تمام|سارے|sab|dono|donon|sare',
  and: '، اور |، |, | اور | aur |،|,',
  cut: '; |؛ ?| اور پھر |۔ |\\. | اور | aur ',
  apart: { before: '.+ \\p{L}+(?:نا|na)', after: '.+ \\p{L}+(?:نا|na)' },
  later: (length) => `${length} بعد`,
  asks: 'کیا|کون|کونسا|کونسے|کب|کہاں|کیوں|کتنے|kya|kaun|kab|kahan|kyun|kitne',
  verbs: 'ہے|ہیں|تھا|تھی|تھے|گا|گی|گے|ہوں|hai|hain|tha|thi|the|ga|gi|hoon',
  on: '',
  tells: '(?:میں|تم|آپ|وہ|یہ|ہم|کیوں|کیسے|کون|کب|کہاں|کیا|main|tum|aap|woh|kyun|kaise|kaun|kab|kahan)',
}
