const set = (words: string) => new Set(words.trim().split(/\s+/));

/** Before a name. */
export const TITLES = set('mr mrs ms miss mx dr doctor prof professor mister madam sir dame');
/** Before a name, and before much else. */
export const ROLES = set(
  'aunt auntie aunty uncle nurse sister brother father pastor rabbi imam rev reverend officer sergeant judge cousin grandma grandpa granny nana nan coach lord lady teacher colleague supervisor supervisee counsellor counselor therapist client patient pt clients patients husband wife partner boyfriend girlfriend fiance fiancee son daughter friend boss ex baby twin stepson stepdaughter stepdad stepmum nephew niece manager neighbour neighbor mate',
);
/** Words after which small letters may be a name: somebody is spoken of. */
export const MEETING = set(
  'saw met told asked called phoned rang texted emailed messaged hugged thanked seeing named client patient pt supervisee visited discharged assessed missed miss rebooked',
);
/** The same, less surely. */
export const TOWARDS = set(
  'with from for to about and by see meet meeting without beside dear hi hello hey re love',
);
/** What only a person does. */
export const SPEAKING = set(
  'said says say told tells asked asks cried cries sobbed wept laughed smiled nodded shrugged texted phoned rang emailed messaged disclosed mentioned admitted cancelled canceled rescheduled arrived apologised apologized replied answered whispered yelled shouted insisted confided described explained complained thanked hugged joked talked talks spoke speaks attended dnad relapsed agreed refused wants wanted thinks thought believes knows knew reported reports shared shares remembers remembered noticed wonders wondered heard hears hates hated loves loved likes liked slept drank self-harmed overdosed sounded sounds turned turns',
);
/** What a person does, and other things. */
export const BEING = set(
  "is was has had isn't wasn't hasn't hadn't didn't doesn't did does will would won't wouldn't can can't could couldn't might came comes went goes left seemed seems looked looks feels felt needs needed got gets made makes keeps kept started starts stopped stops brought brings missed misses finally again still just really never always stood sat walked stayed struggled struggles managed found finds gave gives took takes ended ends sent sends moved moves died lost won broke opened worked works lives lived",
);
/** After a name in a sentence that goes on or ends. */
export const BOUNDARY = set(
  "today yesterday tonight again tomorrow who and but at on this was is said told for about after before because when while last next has had in then he she they his her just which as came went didn’t didn't seems seemed late first twice later",
);
/** What is said of people who come and go: "Angel was arrested". */
export const STATES = set(
  'late early here absent quiet silent tearful angry cross upset arrested sectioned admitted discharged pregnant furious anxious agitated manic drunk sober excited brave away off ill unwell poorly sick crying laughing smiling referred calmer brighter calling texting married divorced engaged',
);
/** Before a thing, never before a name alone. */
export const DETERMINERS = set(
  'the a an my your his her its our their this that these those some no any every each much more most less another of such what which',
);
/** Before places. */
export const WHERE = set(
  'in at to from near of around across through outside via leaving visiting north south east west',
);
/** Months, days and feasts: with a capital always, and a name rarely. */
export const TIMES = set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues wed thu thur thurs fri sat sun spring summer autumn winter easter christmas noel',
);
/** Names that are usual words of feeling or of the world: they need more than a capital. */
export const ABSTRACT = set(
  'will may hope joy faith grace love peace patience mercy charity justice trust honesty freedom art dawn star sky storm rain river forest ocean sunny harmony melody destiny journey haven heaven honor honour glory king queen prince princess major knight christian young long little golden gay rich west park price bishop page victory liberty truth wisdom knowledge happiness beauty memory surprise talent spring summer autumn sunday easter april june august march angel lucky precious star guy son man song can do don so to on an my ever keen land innocent progress sunshine blessing comfort favour favor gladness gift promise precious unity essence divine desire fortune chance charm cherish pride early lovely merit miracle moses genesis eden trinity karma china india asia america africa kenya israel london houston boston brooklyn washington lincoln jackson madison florence jordan chelsea sydney adelaide victoria virginia georgia alexandria paris milan austin dallas phoenix savannah dakota sierra devon',
);
/** Names that a writer of small letters uses as words. */
export const HARD_IN_SMALL = set(
  ' jack nick rob ray jean terry lance robin carol sally dick peg gene ken barb tad tim sue pat dan kit sid don eve iris ivy olive holly hazel ginger ruby rosemary pearl penny marina melody stella lee jay ari sol mo em mel val van nan ana ali al ed jo bo ty cy di jan liv lou mae may mia mona ola ora rae ria rio roma sam saba sara sari sima sina sol tai tea uta zen nana coco dada papa mama amma baba arch alma aura aurora bella bruno celeste chad chuck clement clementine dolly dolores dory emery eros eve fay fern flora gail gill ginny grant hank heath jade jewel judy kitty laurel lex luna mace marco mark marsh mason merle monty myrtle nova pansy patsy patty pia reed rex rhea rick rod rolf romeo ross rowan rue rusty sage sandy saul sierra sonny tasha todd troy victor wade ward warren wayne wren christian charity jesus miles page cash dean dale glen brad bart bert bud case cliff drew duke earl frank gus guy hal herb ira jed lane lyle mack marty mick milo ned noel pierce regan amen amen shay beau carmen madonna dixie delta paris milan tara angus basil hamish homer mars apollo mercury nike lotus asher aspen briar sunny taffy tammy tabby sophy pip piper pippin poppy nanna mamma lassie jill heather goldie elf elmer effy daisy collie calla biddy bess beryl berry basil angel andy amber alice ',
);
/** After these a single letter is no person. */
export const LETTERED = set(
  'vitamin plan hepatitis hep grade section appendix figure fig type room block ward unit part option step point item category level zone group class letter size exhibit schedule factor cluster axis form column table track drug generation gen model team band phase paragraph question chapter side version ex year set row bus line gate terminal flat apartment apt school stage tier formula the a an i',
);
/** Two capitals that are no initials. */
export const ABBREVIATIONS = set(
  'ot gp pm am tv it hr ok uk us eu ed bp pt sw cp mh si dv aa na ca cb cd cv dj dr iv id ip iq md ms mr pc pe ph pr ps qa qi re rn sa st tb tx rx hx dx ux ui vr vs wc wi ad bc ai cm cn co dm er fb fm ft hb hq im io la lp mi mp mw nb nd ng nj nm no np nt ny oc od on or pa pd po pp rf rt sb sd se sh so sp sr ss th to tt un up va vp wa we yo zz ii iv vi ix xi bpd cbt act dbt ifs emd se sfbt mi ef tf fa fu ff hi oh mm hm uh um ay nvc nhs dna cpn amhp eap eod pto cpd cfs ptsd adhd ocd asd gad phq',
);

/** Makers of models and others of whom this work speaks, whole. */
export const FAMOUS = new Set(
  'carl rogers|ted lasso|barack obama|donald trump|joe biden|aaron beck|judith beck|tim beck|irvin yalom|irv yalom|donald winnicott|d w winnicott|john bowlby|melanie klein|sigmund freud|anna freud|carl jung|c g jung|marsha linehan|brene brown|bessel van der kolk|van der kolk|gabor mate|kristin neff|paul gilbert|dan siegel|daniel siegel|francine shapiro|graham gibbs|david kolb|viktor frankl|sue johnson|susan johnson|john gottman|julie gottman|steven hayes|steve hayes|jon kabat-zinn|jon kabat zinn|kabat-zinn|peter levine|richard schwartz|dick schwartz|fritz perls|virginia satir|salvador minuchin|erik erikson|mary ainsworth|albert ellis|milton erickson|rollo may|abraham maslow|alfred adler|wilfred bion|stephen porges|deb dana|pat ogden|judith herman|esther perel|babette rothschild|christina maslach|michael white|david epston|steve de shazer|insoo kim berg|insoo berg|de shazer|william miller|stephen rollnick|bill miller|peter fonagy|anthony bateman|mary main|allan schore|jeffrey young|jeff young|gillie bolton|donald schon|terry borton|gary rolfe|christopher johns|peter hawkins|robin shohet|hawkins and shohet|robert leahy|david burns|david clark|christine padesky|melanie fennell|russ harris|tara brach|pema chodron|thich nhat hanh|dalai lama|jack kornfield|sharon salzberg|karen horney|harry harlow|jean piaget|lev vygotsky|b f skinner|ivan pavlov|albert bandura|martin seligman|mihaly csikszentmihalyi|rick hanson|tina payne bryson|lori gottlieb|mary oliver|maya angelou|nelson mandela|jane austen|leonard cohen|bob dylan|harry potter|taylor swift|james bond|winnie the pooh|mary poppins|david attenborough|florence nightingale|martin luther king|desmond tutu|parker palmer|bruce perry|janina fisher|patricia crittenden|dan hughes|bonnie badenoch|nancy kline|kolb and gibbs|carl whitaker|murray bowen|jay haley|harry stack sullivan|otto kernberg|heinz kohut|jacques lacan|nancy mcwilliams|jonathan shedler|scott miller|barry duncan|bruce wampold|michael lambert|les greenberg|leslie greenberg|eugene gendlin|natalie rogers|jacob moreno|thomas moore|clarissa pinkola estes|james hillman|eric berne|claude steiner|stephen karpman'.split(
    '|',
  ),
);
