import { fold } from './fold.js';
import { hasInnerCapital } from './letters.js';
import { look } from './lexicon.js';
import { before, matches, type Detector } from './span.js';

const WORD =
  "(?:[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f\\d'\u2019&-]{0,30}|St\\.|&)";
const RUN = `(?:${WORD} (?:(?:of|and|the|for|de|&) )?){1,5}?`;
const KINDS =
  'Primary(?: School)?|Infants?|Junior School|Elementary(?: School)?|Middle School|High(?: School)?|Secondary(?: School)?|Grammar(?: School)?|Comprehensive|Prep(?:aratory)?(?: School)?|Sixth Form(?: College)?|Schools?|Academy|College|University|Uni|Polytechnic|Institute(?: of [A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][a-z\\u00df-\\u00f6\\u00f8-\\u017f]+)?|Nursery|Kindergarten|Hospital|Infirmary|Clinic|Surgery|Medical (?:Centre|Center|Practice|Group)|Health Cent(?:re|er)|Hospice|Care Home|Nursing Home|Pharmacy|Church|Chapel|Cathedral|Mosque|Temple|Synagogue|Gurdwara|Ltd\\.?|Limited|Inc\\.?|LLC|LLP|PLC|plc|GmbH|AG|Corp\\.?|Corporation|Company|Co\\.|Group|Holdings|Partners|Associates|Solicitors|Bank|Building Society|Trust|Foundation|Council|Police|Constabulary|Fire (?:Service|Station|Department)|Library|Hotel|Restaurant|Caf\u00e9|Cafe|Bakery|Farm|Garage|Factory|Supermarket|Stores?|Motors|Engineering|Construction|Logistics|Airways|Airlines|Railways|Software|Systems|Technologies|Solutions|Industries|Insurance|Consulting|Charity|Leisure Cent(?:re|er)|Community Cent(?:re|er)|Youth Club|Rugby Club|Football Club|FC|Golf Club|Theatre|Museum|Prison|Barracks|Fostering|Housing Association|Sons|Daughters|Brothers|Bros\\.?|Co-op|Cooperative|Agency|Services|Solicitors LLP|Properties|Transport|Haulage|Electrical|Plumbing|Roofing|Builders|Catering|Nurseries|Bookshop|Pharmaceuticals|Media|Studios|Network|Union|Ministry|Parish';

/** "St Mary's Primary", "Oakfield School", "Hargreaves & Sons Ltd", "Leeds General Infirmary" */
const NAMED = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f\\d])(?<it>${RUN}(?:${KINDS}))(?![A-Za-z\\u00c0-\\u024f\\d])`,
  'dg',
);
/** "University of Leeds", "Bank of Ireland", "Church of St Jude" */
const OF = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f\\d])(?<it>(?:The )?(?:University|College|School|Bank|Church|Academy|Hospital|Institute) of (?:the )?(?:St\\.? )?[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f'\u2019-]{1,30}(?: (?:and )?[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f'\u2019-]{1,30}){0,3}|HMP ?(?:YOI )?[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f]{2,20}|RAF [A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f]{2,20}|St\\.? [A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f]{1,20}['\u2019]s?(?= (?:on|in|at|school|for|since|last|this)|[.,;)]))(?![A-Za-z\\u00c0-\\u024f\\d])`,
  'dg',
);
/** "works at Tesco", "a teacher at Oakwood", "employed by Rolls-Royce" */
const WORKS = new RegExp(
  `(?:\\b(?:works?|worked|working|job|employed|intern(?:s|ed|ing)?|volunteers?|volunteered|volunteering|stud(?:y|ies|ied|ying)|teach(?:es|ing)?|taught|trains?|trained|shifts?|manager|nurse|teacher|engineer|cashier|assistant|apprentice|student|pupil|lecturer|cleaner|chef|driver|partner|receptionist|role|post|position|career|placement|internship|apprenticeship|contract|head|director|consultant|analyst|accountant|developer|lawyer|solicitor|executive|clerk|sales|interview|drives?|driving|freelances?|freelancing|consults?|redundant|fired|sacked|laid off|let go|trainee|temp|barista|waiter|waitress|builder|mechanic|bouncer|packer|picker|carer|porter|paralegal|researcher|tutor|coach|librarian|hired|recruited|graduated|graduate|enrolled|expelled|excluded|suspended|boards?|class|lessons|school|nursery|uni)(?: (?:part[- ]time|full[- ]time|nights|days|shifts|again|there|now|mostly|remotely|freelance|as an? [a-z -]{2,30}|there now|[a-z]+ly))? (?:at|for|with|by|from)|\\b(?:employer|company|firm|workplace|school|college|university)(?: is|:|,| called)|\\b(?:attends?|attended|attending)|\\bjoined|\\bstarted (?:a job )?at|\\bstarts at|\\b(?:boss|manager|colleagues?|team|job|shift) at|\\b(?:quit|runs|owns|manages|managed|founded)|\\bgoes to|\\bwent to|\\b(?:pupil|student|class|school) at) (?:the )?(?<it>(?:The )?[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f\\d'\u2019&.-]{1,30}(?: (?:(?:of|and|the|for|&) )?(?:[A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0104\\u0106\\u010c\\u010e\\u0110\\u0118\\u011a\\u011e\\u0130\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0179\\u017b\\u017d][A-Za-z\\u00c0-\\u024f\\d'\u2019&-]{0,30}|&)){0,4})`,
  'dg',
);
/** Words that begin such a run and are none of it, and runs that name nothing. */
const LEADING =
  /^(?:(?:The|My|Our|Her|His|Their|A|An|At|In|On|And|But|When|While|After|Before|From|For|To|With|Saw|Met|Then|She|He|They|I|We|It|This|That|Today|Yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|If|As|So|Or|Both|Each|Every|Some|No|Is|Was|Called|Told|Went|Visited|Left|Back|Not|Now|By|Maybe|Also|Old|New|Please|Dear|Are|Does|Did|Has) )+/;
const GENERAL =
  /^(?:the |The |A |My |Our )?(?:(?:High|Primary|Secondary|Middle|Sunday|Night|Day|Special|Old|New|Local|Big|Grammar|Junior|Elementary|Private|Public|State|Medical|Law|Art|Business|Summer|Peer|Support|Therapy|Process|Skills|Parents?|Supervision|Book|Music|General|Mental|Health|Food|Blood|Data|NHS|City|County|Town|Parish|Borough|Local|Child|Community|Care|Crisis|Women['\u2019]s|Men['\u2019]s|Working|Focus|Family|Teen|Trauma|Grief|DBT|CBT|ACT|Trust|Journal|Book|Reflective|Open|Weekly|Monday|Tuesday|Wednesday|Thursday|Friday|Balint|Consultation|Thinking|Bereavement|Anger|Anxiety) ?)*(?:School|Group|Club|Church|Bank|College|University|Hospital|Clinic|Surgery|Trust|Council|Police|Library|Stores?|Company|Partners|Associates|Solutions|Systems|Insurance|Uni|Academy|Institute|Nursery|Charity|Foundation|High|Primary|Elementary|Prep)$/;
const NOBODY =
  /^(?:NHS|CAMHS|A&E|GP|ICU|HR|Zoom|Teams|Skype|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|I|CBT|DBT|ACT|EMDR|IFS|CFT|MBCT|Mum|Mom|Dad|Christmas|Easter|A|God|AA|NA|IT|January|February|March|April|May|June|July|August|September|October|November|December)\b/;

export const organisations: Detector = function* (text) {
  if (!hasInnerCapital(text)) return;
  for (const { start, end } of [...matches(text, NAMED), ...matches(text, OF)]) {
    const led = LEADING.exec(text.slice(start, end))?.[0].length ?? 0;
    const found = text.slice(start + led, end);
    if (found.includes(' ') && !GENERAL.test(found)) yield { start: start + led, end };
    else if (/^St\.? /.test(found)) yield { start: start + led, end };
  }
  yield* matches(text, WORKS, ({ groups = {} }, { start, end }) => {
    const found = groups['it'] ?? '';
    // "went to Maria", "works with Dr Patel": people.
    if (/^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Mx)\b/.test(found) || NOBODY.test(found)) return false;
    const first = /^(?:The )?([^\s]+)/.exec(found)?.[1] ?? '';
    const { known, also, rare, family, place, term, word } = look(fold(first));
    const lead = before(text, start, 24);
    const isSaid =
      /\b(?:employer|company|firm|workplace|school|college|university)(?: is|:|,| called) (?:the )?$/;
    if (isSaid.test(lead)) return !lead.trimEnd().endsWith(',') || (text[end] === ',' && !known);
    if (/\bat (?:the )?$/.test(lead)) return !place || found.includes(' ');
    if (/\b(?:for|joined|from) (?:the )?$/.test(lead))
      return !(known || also) && !place && !(rare && !term);
    return !known && !also && !rare && !family && !place && !term && (!word || found.includes(' '));
  });
};
