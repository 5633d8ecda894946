"""The words of what the law does with people, as patterns over a sentence in lower case with plain marks."""

from __future__ import annotations

import re

#: What is to come of a charge, which tells that there is one.
_PLAN = (
    r"(?:(?:will|is to|are to|was to|were to|(?:is|are|was|were|been) (?:now )?(?:due|set|scheduled|"
    r"(?:ordered|sent)(?= to (?:stand|face) trial)) to)(?: now| also)? )"
)
_WHEN = r"(?:on \w+(?: \w+)? |in \w+ |last \w+ |yesterday |today |jointly |separately |also |formally )?"
_ENDED = (
    r"(?:dropped|drops|dismissed|dismiss(?:es)|withdr(?:ew|awn)|withdraws|discontinued|abandoned|quashe[ds]|"
    r"tossed|tosses|"
    r"threw out|thrown out|throws out|struck out|voided|rescinded)"
)
_MATTER = r"(?:charges?|counts?|cases?|prosecutions?|citations?|tickets?|summons(?:es)?|proceedings|indictments?|firs?)"
#: Each step by its verb; ``(?P<v>…)`` and its like are what a subject or an object is looked for beside.
STEPS: tuple[tuple[str, str], ...] = (
    (
        "arrest",
        r"(?P<v>(?:re-?)?arrested|apprehended|nabbed|taken into (?:police )?custody|"
        r"(?:still )?(?:being )?held(?: \w+){0,2} on suspicion|handcuffed and led away|(?<=was )(?P<led>led "
        r"away)(?! (?:to|from) )"
        r"(?! by (?!(?:\w+ )?(?:police|officers|deputies|bailiffs|guards)))|"
        r"(?:picked up|lifted|rounded up)(?= by (?:the )?(?:\w+ )?(?:police|officers|troops|detectives)\b)|"
        r"arrested and charged)",
    ),
    (
        "detention",
        r"(?P<v>remanded|detained|imprisoned|jailed|incarcerated|held in custody|kept(?= (?:\w+ ){1,3}in custody)|"
        r"placed under house arrest|lodged(?= (?:in|at) (?:\S+ ){0,4}?(?:sub-?jail|jail|prison|lock-?up|cells?)\b)|"
        r"sent(?= to (?:judicial|police) (?:custody|remand)\b)|"
        r"spent(?= [\w-]+ (?:days?|nights?|weeks?|months?|hours?) (?:in|on) (?:(?:an?|the|police|judicial|"
        r"pre-trial) )?"
        r"(?:custody|remand|jail|prison|cells?|detention)\b)"
        r")(?! (?:for \w+ (?:years|months)))",
    ),
    (
        "charge",
        r"(?P<v>charged|indicted|booked|arraigned|charge-?sheeted|prosecuted)(?= "
        + _WHEN
        + r"(?:with|over|under|in connection|"
        r"for|by|on (?:an? )?(?:[\w-]+ ){0,3}?(?:charges?|counts?)))|"
        r"(?P<cited>cited|ticketed|summonsed)(?= (?:and (?:let go|released|freed)\b|for (?!bravery|valou?r)))|"
        r"(?P<court>arraigned|indicted|"
        r"named (?:as (?:an )?accused )?in (?:an|the) fir\b)|"
        r"(?P<due>" + _PLAN + r"(?:be (?:prosecuted|charged|court-martialled)|(?:stand|face|go on) trial|"
        r"face (?:charges|prosecution)|appear (?:before|in|at) (?:\S+ ){0,4}?(?:magistrates|court|judge|"
        r"sheriff|sessions)\b))"
        r"(?! (?:if|unless)\b)|"
        r"(?P<headed>to (?:stand|face|go on) trial|to face charges|to be (?:prosecuted|charged))|"
        r"(?P<jointly>on (?:an? )?(?:[\w-]+ )?(?:charges?|counts?)(?= of ))|"
        r"(?P<files>(?:registered|lodged|filed|booked|slapped|opened) (?:an? )?(?:\w+ ){0,2}?(?:fir|cases?|"
        r"chargesheet|charges?)"
        r"(?: \S+){0,4}? against)|"
        r"(?:fir|cases?|charges?)(?: \w+){0,3}? (?:was|were|has been|have been|had been) (?:\w+ )?"
        r"(?:registered|lodged|filed|booked|brought|laid)(?: \S+){0,4}? against(?P<filed>)|"
        r"against (?P<whom>whom) (?:an? |the )?(?:\w+ ){0,2}?(?:fir|cases?|charges?) (?:was|were|has been|"
        r"have been|had been) "
        r"(?:\w+ )?(?:registered|lodged|filed|booked|brought|laid)\b",
    ),
    ("fine", r"(?P<v>fined|ordered to pay a fine|(?:given|handed|received)(?= an? \S{1,12} fine\b))"),
    (
        "release",
        r"(?P<v>released|freed|bailed|let go)(?! from (?:\w+ ){0,2}?(?:hospital|infirmary|clinic))(?! (?:an?|"
        r"the|his|her|its|their|more|new) (?!\S+ bond))(?= (?:\w+ |"
        r"\d\S* ){0,4}?(?:on (?:(?:police |conditional |"
        r"unconditional |station )?bail|(?:a |an )?[$€£]\S+ bond|bond|parole|(?:a )?personal|a surety|licence|"
        r"(?:his|her|their) own recogni[sz]ance|a \S+ bond)|without (?:charge|being charged)|under investigation|"
        r"from (?:custody|prison|jail|detention|"
        r"police)|pending|after questioning|last night|yesterday|the same night|(?:\w+ )?hours later|at (?:\d|"
        r"noon\b|midnight|dawn)|after (?:\w+ ){1,3}hours|"
        r"(?:on |early |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day))|(?<=and )(?P<also>released)\b(?! (?:a|"
        r"an|the|his|her|its|their)\b)|"
        r"(?P<bail>enlarged on bail|(?:out|free) on (?:police )?(?:bail|bond)|admitted to bail|"
        r"(?:secured|got|obtained|won|made) (?:\w+ )?bail\b|walk(?:s|ed) (?:free|out) (?:from|of) (?:\S+ ){0,3}?"
        r"(?:jail|prison|custody)\b)|"
        r"(?P<loose>let go|let off(?! with)|(?:allowed|sent) home|set free)|"
        r"(?P<grant>granted)(?= (?:\w+ ){0,4}bail\b)",
    ),
    (
        "trial",
        r"(?P<v>went on trial|goes on trial|stood trial|stands trial|put on trial|(?:is|are) on trial|"
        r"tried(?= (?:for|on|in|before|by)\b))(?! to\b)",
    ),
    (
        "conviction",
        r"(?P<v>convicted|found guilty|found(?= (?!not )(?:[\w.'-]+,? ){1,6}?guilty\b)(?! (?:[\w.'-]+,? "
        r"){1,5}?not guilty)|"
        r"sentenced|jailed(?= for \w+ (?:years|months|days|weeks))|(?:pleaded|pled|pleads) guilty|"
        r"sent(?= to (?:jail|prison) for\b)|sent down|"
        r"(?:given|handed|received|got)(?= (?:an? |the )?(?:[\w-]+ ){0,3}?(?:(?:jail|prison|custodial|life|"
        r"suspended) "
        r"(?:sentence|term)|community (?:service|order)))|ordered to (?:serve|do) (?=\w+ (?:days|months|years|"
        r"hours))|"
        r"admitted(?= (?:the charge|\w+ing|obstruct|assault|theft|fraud|manslaughter)))",
    ),
    (
        "acquittal",
        r"(?P<v>acquit(?:ted|s)|found not guilty|found(?= (?:[\w.'-]+,? ){1,6}?not guilty\b)|exonerat(?:ed|es)|"
        r"(?P<clears>clear(?:ed|s))|(?P<free>walk(?:s|ed) free)(?! (?:from|out of) (?:\S+ ){0,3}?(?:jail|"
        r"prison|custody)))|"
        r"(?P<had>(?:had|have|has had) (?:his|her|their) (?:\w+ )?convictions? (?:quashed|overturned))|"
        r"(?:quashed|overturned) the (?:\w+ )?convictions? (?:of|against)(?P<undone>)",
    ),
    (
        "discontinuance",
        rf"(?P<against>{_ENDED}(?: \S+){{0,7}}? {_MATTER}(?: \S+){{0,3}}? against)|"
        r"no (?:criminal |further )?(?:charges|action) (?:be |would be |will be |is to be |are to be "
        r")?(?:brought|taken) "
        r"against(?P<none>)|"
        r"(?:declined|declines|refused|decided not)(?: \w+ \w+)? to (?:indict|prosecute|charge|bring charges "
        r"against)(?P<declined>)|"
        rf"{_MATTER}(?: \S+){{0,3}}? against(?P<of>) (?=[^.;]{{2,60}}? (?:(?:was|were|have been|has been|"
        rf"had been|is|are) (?:\w+ )?{_ENDED}\b|(?:collapsed|fell apart)\b))|"
        rf"{_MATTER} against(?P<over>) (?=[^.,;]{{2,60}} {_ENDED}\W*$)|"
        r"(?P<spared>(?:will|would) not be (?:prosecuted|charged)|will not face (?:charges|prosecution|trial)|"
        r"will face no (?:criminal )?(?:charges|prosecution|further action)|faces no (?:charges|further action))|"
        r"(?P<v>discharged)(?= (?:by|for (?:want|lack)|after|when|under) (?:\S+ ){0,4}?(?:court|magistrates?|"
        r"judge|evidence|"
        r"section|witness\w*)\b)",
    ),
    (
        "appeal",
        r"(?P<v>appealed|is appealing|lodged an appeal)(?= (?:against )?(?:his|her|their|the|"
        r"that) (?:\w+ )?(?:conviction|sentence|verdict|fine))",
    ),
    ("settlement", r"(?P<v>settled|reached a settlement|accepted a settlement)\b"),
)
RULES = tuple((step, re.compile(rf"\b(?:{pattern})")) for step, pattern in STEPS)
#: Verdicts whose verb is none of the above: "returned a verdict of not guilty on Ann Orr".
NOT_GUILTY = re.compile(
    r"\b(?:verdicts? of not guilty|not guilty verdicts?)(?: \w+){0,4}? (?:for|on|in the case of) (?=\w)"
)
AMONG = re.compile(r"\b(?:among|including)(?: (?:them|those)(?: \w+)?)?(?: was| were|,)? $")
AUX = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got|gets)(?: (?:also|later|then|now|still|each|both|all|not|\w+ly|"
    r"jointly))* $"
)
UNREAL = re.compile(
    r"(?:\b(?:not|never|nobody|no one|none|without being|will|would|could|may|might|should|must|can|if|whether|"
    r"unless|to|expected to|due to|"
    r"deny|denied|before being|avoid(?:ed)?|instead of|calls for|wanted|wants|threatened)|n't)(?: (?:also|later|"
    r"then|be|been|have been|have|being|him|her|them|\w+ly))* $"
)
AN_ARREST = re.compile(r"\b(?P<arrest>(?:re-?)?arrests?|(?P<trial>trial(?= of )))\b")
#: A trial that is to come tells that somebody is charged.
TO_COME = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?to (?:begin|start|open|resume)\b|\b(?:will|due|set|scheduled|expected)\b"
)
#: "Not the man of that name who was jailed".
NAMESAKE = re.compile(r"\bnot (?:the|a|an|that) [^,;]{2,60}\b(?:who|that) (?:\w+ ){0,3}$")
#: Before "on a charge of": who is taken is accused in the same breath.
TAKEN = re.compile(r"\b(?:arrested|custody|picked up|apprehended|nabbed)\b[^;.]{0,60}$")
#: Who walks free with these was not acquitted.
PUNISHED = re.compile(
    r"\b(?:suspended|sentenc\w+|convict\w+|fined?|admitt\w+|plead\w*|guilty plea|community|bail|despite|discharge)\b"
)
TRIED_AND_FREE = re.compile(
    r"\b(?:jury|juror\w*|cleared|acquit\w+|not guilty|case collapsed|dismissed|thr(?:ew|own) out)\b"
)
PAIR = re.compile(r"^(?:both|the (?:two|pair)|the couple|the two men|the two women)\b")
HE = re.compile(
    r"^\W*(?:and |but |then |later |meanwhile,? )*(?:he|she|they|mr|ms|mrs|"
    r"the (?:man|woman|teenager|youth|boy|girl|student|suspect|accused|defendant|officer|soldier|driver|"
    r"journalist|reporter|activist))\b"
)
LONE = re.compile(r"^(?:an?|one|another) (?!(?:\w+ ){0,3}(?:video|footage|report|statement|tape|court|judge|jury)\b)")
#: Of another matter than the one that the report is about; the weaker words only of another year than the report's.
UNRELATED = re.compile(r"\b(?:unrelated|unconnected)\b")
ANOTHER = re.compile(r"\b(?:an?|another) (?:separate|different|earlier|previous|prior|past) ")
BEFORE_IT = re.compile(r"\b(?:in|on|over) an? (?:\w+ )?(?:unrelated|unconnected) (?:\w+ ){1,3}?,?[^,;]*$")
COURT = re.compile(r"\b(?:courts?|judges?|jury|juries|jurors|magistrates?|tribunal|bench|justices?|panel)\b[^;]*$")
#: No court clears anybody of these.
NOT_OF_LAW = re.compile(
    r"[^.;,]{0,40}\bof (?:any |all )?(?:wrongdoing|misconduct(?! in)|blame|fault|bias|negligence(?!\w))"
)
PLEA = re.compile(r"\bplea|\bplead|\bwould|\bwill\b")
CLAUSE_END = re.compile(r", (?:was|were|is|has|had|who|and|but)\b|;| and (?:was|is)\b")
