"""The words of asking, as patterns over a sentence in lower case with plain marks."""

from __future__ import annotations

import re

#: A full stop that ends something: none of a title, an initial or a number.
STOP = r"(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)(?<!\bst)(?<!\brs)(?<!\bsgt)(?<!\blt)(?<!\bcapt)(?<!\b[a-z])\.(?!\d)"
ADVERB = r"(?: (?:again|also|publicly|repeatedly|later|now|immediately|\w+ly))?"
TO_SOMEBODY = re.compile(
    rf"\b(?:call(?:ed|s|ing)?{ADVERB} (?:up)?on|urg(?:e[ds]?|ing)|implor(?:e[ds]?|ing)|beseech(?:es|ing)?|"
    rf"besought|beg(?:s|ged|ging)?|"
    rf"press(?:ed|es|ing)?|challeng(?:e[ds]?|ing)|petition(?:ed|ing)|lobb(?:y|ied|ies|ying)|exhort(?:ed|s|ing)?|"
    rf"appeal(?:ed|s|ing)? to|plead(?:ed|s|ing)? with|ask(?:ed|s|ing)?|request(?:ed|s|ing)?|"
    rf"want(?:ed|s)?|call(?:ed|s|ing)?{ADVERB} for)\b"
)
OF = re.compile(r"(?P<gap>\s+(?:both )?)(?P<of>(?!to\b)[^;?!\"]{2,120}?)(?:,)? (?P<link>to|for) (?P<what>\S.*)$")
OF_BARE = re.compile(r"(?P<gap>\s+)(?P<of>[^.;?!\"]{2,100}?) (?P<what>be \w+ed\b.*)$")
FOR = re.compile(
    rf"\b(?P<verb>call(?:ed|s|ing)?{ADVERB} for|campaign(?:ed|s|ing)? for|appeal(?:ed|s|ing)? for|plead(?:ed|s|"
    rf"ing)? for|press(?:ed|es|ing)? for|"
    rf"push(?:ed|es|ing)? for|clamour(?:ed|s|ing)? for|petition(?:ed|s|ing)? for|lobb(?:ied|ies|ying) for|"
    rf"ask(?:ed|s|ing)?{ADVERB} for|"
    r"demands? for|demand(?:ed|s|ing)?|insist(?:ed|s|ing)? on|s(?:ought|eeks?|eeking)|want(?:ed|s)?|request(?:ed|ing)|"
    r"(?:calls?|demands?|appeals?|pleas?|petitions?) (?:for|to)) (?P<what>\S.*)$"
)
WEAK_VERBS = re.compile(
    r"want|s(?:ought|eek)|appeal|plead|push|press|ask|insist|bid|campaign|lobb|request|clamour|petition|"
    r"calls? (?:for|to)|demands? (?:for|to)"
)
THAT = re.compile(
    r"^(?:that )?(?P<of>[^.;?!\",]{2,90}?) (?:must |should |to |immediately |now |"
    r"publicly )?(?P<what>(?:be [\w-]+ed|be [\w-]+n|release|publish|resign|"
    r"apologi[sz]e|explain|order|set up|hold|step|stand|hand|drop|withdraw|open|reopen|investigate|pay|disclose|"
    r"make|say|launch|conduct|sack|remove|"
    r"suspend|prosecute|charge|free|go|quit)\b.*)$"
)
MODAL = re.compile(
    r"\b(?:must|should|ought to|ha(?:s|ve|d) to|needs? to|needed to)(?: (?:now|also|immediately|urgently|finally|"
    r"at least|all|\w+ly))? (?P<what>[a-z]\S*.*)$"
)
THERE = re.compile(r"\b(?:there|it) (?:must|should|has to|had to|needs? to|ought to) be (?P<what>\S.*)$")
ONLY = re.compile(
    r"\b(?:only|nothing (?:short of|less than|but)) (?P<what>(?:an? |the )[^.;?!\"]{4,90}?) (?:will|would|could|"
    r"can|is|was)\b"
)
NEED = re.compile(
    r"\b(?:we|they|he|she|people|families|the family|the public|everyone) (?:all )?(?:need|needs|needed|demand|"
    r"deserve|deserves|deserved|are owed|is owed|were owed|was owed|expect) (?P<what>(?:an? |the |full |to ).*)$"
)
OWED = re.compile(
    r"(?P<what>\b(?:an? |the |full |public )?(?:\w+ )?(?:apology|compensation|explanation|inquiry|investigation|"
    r"review|commission of inquiry|royal commission)) (?:was|is|were|are) (?:long |still |now |urgently |"
    r"badly )?(?:owed|needed|overdue|due|required|necessary|essential|"
    r"the only way)\b"
)
OWING = re.compile(
    r"\b(?:owe[ds]?|owing) (?!.{0,40}\b(?:money|rent|tax)\b)(?:[\w' ]{2,30}? )??(?P<what>(?:an? |"
    r"the )(?:\w+ ){0,2}(?:apology|explanation|"
    r"inquiry)|compensation)\b"
)
WRITTEN = re.compile(
    r"\b(?:wrote|written|writing) to (?P<of>[^.;?!\",]{3,80}?),? (?:to )?(?P<verb>ask|asking|call|calling|urge|"
    r"urging|demand|demanding|request|requesting)\b"
    r"(?: (?:him|her|them|it))?(?: for| to)? (?P<what>\S.*)$"
)
TIME = re.compile(
    r"\b(?:it (?:is|was) time|'s time|high time)(?: (?:for|"
    r"that))? (?P<of>[^.;?!\"]{2,60}?) (?:to )?(?P<what>(?:go|went|resign\w*|step\w*|quit|left|leave|stand|"
    r"apologi[sz]e\w*|publish\w*|release\w*)\b.*)$"
)
SOMEBODY = re.compile(
    r"\b(?:some(?:body|one)|an? (?:outsider|independent (?:person|body|figure|judge))) (?:from outside|"
    r"independent|else|outside the force)\b[^.;]{0,20}? (?:must|should|has to|needs to|ought to)\b"
)
ELLIPSIS = re.compile(r"\b(?P<of>[\w' ]{2,40}) (?:should|must|ought to)(?: be| do so| do it| have)?[.\"]*$")
BACKING = re.compile(
    r"\b(?:back(?:ed|s|ing)?|echo(?:ed|es|ing)?|support(?:ed|s|ing)?|join(?:ed|s|ing)?|endors(?:ed|es|ing)|"
    r"second(?:ed|s)) (?:his|her|their|the|that|those|its) (?:\w+ )?(?:calls?|demands?|pleas?|requests?|"
    r"appeals?)[.,;\"]"
)
AGAIN = re.compile(
    r"\b(?:think again|reconsider|look at (?:this|it|that) again|change (?:his|her|its|their) mind|do (?:so|it|that))\b"
)
IMPERATIVE = re.compile(
    r"^\"?(?P<what>(?:release|publish|resign|apologi[sz]e|reopen|hand over|free|drop|sack) (?:the|it|us|now|them|"
    r"him|her|your|our)\b.*)$"
)

NOT_ASKED = re.compile(
    r"(?:\b(?:not|never|nobody|no one|none|would|could|might|may|if|without|cannot|whether|backing|against|"
    r"short of|he'd|she'd|they'd|i'd|"
    r"which (?:it|he|she|they))|n't) (?:\w+ )?$"
)
#: "Refused to leave unless a case was registered".
ON_CONDITION = re.compile(
    r"\b(?:refus(?:e[ds]?|ing) to|(?:will|would) not|won't|wouldn't) (?P<act>[^.;\"]{3,90}?) (?P<verb>unless|until) "
    r"(?P<what>\S.*)$"
)
#: "Said that she would be seeking a meeting": it is asked for there and then.
WOULD_BE = re.compile(r"\b(?:said|says)(?: that)? (?:he|she|they|it) would (?:be|keep(?: on)?|go on) $")
#: "Under pressure from residents to publish it", "faces calls to resign": told of whom it is asked.
PRESSED = re.compile(
    r"\b(?P<verb>under (?:\w+ ){0,2}pressure|fac(?:e|es|ed|ing) (?:\w+ ){0,3}?(?:calls|demands|pressure))"
    r"(?: (?:from|by) (?P<by>[^.;:\"]{2,80}?))? (?P<link>to|for) (?P<what>\S.*)$"
)
#: Somebody else's call, told by who answers it: "rejected the family's call for an inquiry".
ANSWERED = re.compile(
    r"\b(?:refus(?:e[ds]?|ing)|declin(?:e[ds]?|ing)|reject(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|resist(?:ed|s|ing)?|"
    r"rebuff(?:ed|s)?|"
    r"oppos(?:e[ds]?|ing)|defi(?:ed|es)|defying|ignor(?:e[ds]?|ing)|respond(?:ed|s|ing)? to|answer(?:ed|s|ing)?|"
    r"brush(?:ed|es|ing) (?:aside|off)|"
    r"shrug(?:ged|s)? off|rul(?:ed|es|ing) out|fac(?:ed|es|ing)|turn(?:ed|s) down|bow(?:ed|s|ing) to|heed(?:ed)?|"
    r"considering)(?: [\w'-]+){0,5} $"
)
#: The verbs of who turns down what another asks for.
TURNED_DOWN = (
    r"(?:refus(?:e[ds]?|ing)|reject(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|resist(?:ed|s|ing)?|rebuff(?:ed|s|ing)?|"
    r"den(?:y|ied|ies|ying)|ignor(?:e[ds]?|ing)|declin(?:e[ds]?|ing)|oppos(?:e[ds]?|ing)|defi(?:ed|es)|defying|"
    r"r(?:ules?|uled|uling) out|(?:turn|vot)(?:e?d|e?s|ing)? down|throw(?:n|s|ing)? out|threw out|"
    r"brush(?:ed|es|ing) (?:aside|off)|shrug(?:ged|s|ging) off)"
)
ASKING = r"(?:calls?|demands?|appeals?|requests?|pleas?|petitions?|bids?)"
#: "turned down a demand by campaigners for an inquiry", "rejected the family's call for one".
TURNED_DOWN_ASK = re.compile(
    rf"\b{TURNED_DOWN}(?P<whose>(?: (?!(?:and|but|that|to|who|which|as|while|after)\b)[\w',.-]+){{0,8}}? )"
    rf"(?P<verb>{ASKING})"
    r"(?: (?:by|from|of) (?P<by>[^.;:\"]{2,90}?))?(?:,)? (?P<link>for|to|that) (?P<what>\S.*)$"
)
#: "a demand by campaigners for an inquiry was turned down".
ASK_TURNED_DOWN = re.compile(
    rf"(?P<whose>(?:\b[\w' ]{{0,40}})?)\b(?P<verb>{ASKING})(?: (?:by|from|of) (?P<by>[^.;:\"]{{2,90}}?))?(?:,)? "
    rf"(?P<link>for|to|that) (?P<what>[^.;:\"]{{3,120}}?),? (?:was|were|is|has been|have been|had been) (?:\w+ly )?"
    rf"{TURNED_DOWN}\b"
)
#: Right before the noun of an ask that who asked gives up: "has dropped its ".
GIVEN_UP = re.compile(
    r"\b(?:drop(?:ped|s|ping)?|withdr(?:aw|ew|awn|aws|awing)|abandon(?:ed|s|ing)?|g(?:i|a)ve(?:n|s)? up(?: on)?|"
    r"call(?:ed|s|ing)? off|retract(?:ed|s|ing)?|rescind(?:ed|s|ing)?|back(?:ed|s|ing)? (?:away|down) from|"
    r"walk(?:ed|s|ing)? back)(?: (?!(?:to|and|or|but|after|when|charges?|cases?)\b)[\w'-]+){1,5} $"
)
#: What follows is what an inquiry is to look into, and nobody whom it is asked of.
MATTER = re.compile(r" (?:into|over|about|after|concerning|regarding|of the)\b")
PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)(?: \w+ly| also| now)? $")
RETOLD = re.compile(r"\bhad (?:\w+ )?$")
CUT = re.compile(
    rf"{STOP}|[;!?]| and that (?:he|she|they|it|we|i) |\"(?=[\s.,;:]|$)|, (?:said|says|told|saying|adding|after|"
    r"because|but|who|which|and (?:said|told|"
    r"accused|called|warned|she|he|they|"
    r"we|i)\b|(?:\w+ ){1,4}(?:said|says|told|added|wrote))\b|"
    r" and (?:said|says|told|accused|described|warned|added|criticis\w+|vowed|called|urged|accepted)\b|"
    r" (?:because|since|while|saying|so that|amid|in the wake)\b| - "
)
#: No thing that is asked for begins so: "that he had demanded and…", "challenged by…".
NO_THING = re.compile(
    r"(?:and|or|but|as|when|in|at|on|from|of|by|after|before|during|,|which|who|that (?:he|she|it|they)|with|"
    r"within|under|to the|to a)\b|[,:]"
)
#: "To" before these is no infinitive: "told the paper", "listed to the press".
NO_VERB = re.compile(
    r"(?:the|an?|his|her|their|its|my|our|mr|ms|mrs|this|that|these|those|reporters|journalists|\d+)\b"
)
#: No addressee holds these: "asked Mr Orr if he had time for…".
NO_ADDRESSEE = re.compile(
    r"^ ?by\b|\b(?:if|whether|what|why|how|about|began)\b|, (?:wanted|asked|urged|demanded|called)\b"
)
NOBODY = re.compile(
    r"^(?:us|me|reporters|anyone|anybody|people|residents|the public(?! (?!not|and|or|who)\w)|witnesses|"
    r"motorists|everyone|you|voters|"
    r"protesters|supporters|fans|drivers|god)\b"
)
#: "Demanded that she be returned to duty": whoever is to do it.
MUST_BE = re.compile(r"demand(?:ed|s|ing) that (?P<what>[^.;,\"]{2,60}? be \w+(?:ed|en|n|t)\b)")
SOMEBODY_TO = re.compile(r"(?:some|any)(?:body|one) to (?:tell|explain|say|look|listen)\b")
ANYBODY = re.compile(r"(?:some|any|every)(?:body|one)\b")
PRONOUN = re.compile(r"(?:it|one|that|this|them)\b")
NOUN_PHRASE = re.compile(
    r"\b(?:an?|the|his|her|its|their) (?:\w+ ){0,3}?(?P<head>inquiry|investigation|probe|review|report|apology|"
    r"resignation|letter|footage|video|explanation|compensation|commission)\b(?: into [^.,;]{3,60})?"
)
INSTITUTION = re.compile(
    r"\b(?:county|city|state|council|government|minister|ministry|department|company|university|hospital|"
    r"authorities|force|parliament)$"
)
LONGEST = 170
