"""The words of answers to what is asked for, as patterns over a sentence in lower case with plain marks."""

from __future__ import annotations

import re

from onrecord.reading.asking.ask_words import STOP

REFUSE = re.compile(
    r"\b(?:refus(?:e[ds]?|ing)|declin(?:e[ds]?|ing))(?: again| repeatedly| point-blank)? to (?P<what>\w.*)$|"
    r"\b(?:rul(?:e[ds]?|ing) out|reject(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|resist(?:ed|s|ing)?|rebuff(?:ed|s|"
    r"ing)?|turn(?:ed|s|ing)? down|brush(?:ed|es|ing) aside|"
    r"shrug(?:ged|s|ging) off|(?:oppos(?:e[ds]?|ing)|defied|defies|den(?:ied|ies)|refus(?:e[ds]?|"
    r"ing))(?= (?:\S+ ){0,4}?(?:calls?|demands?|appeals?|requests?|pleas?|petition)\b))"
    r"(?P<noun> (?:\S+ ){0,4}?(?:calls?|demands?|appeals?|requests?|pleas?|petition|idea|suggestions?|proposal|"
    r"pressure|need)\b)?"
    r"(?: (?:for|to|(?:from|by|of) (?:\S+ ){1,8}?(?:for|to)|of|that)\b)? ?(?P<nominal>\w.*)?$"
)
WILL_NOT = re.compile(
    r"(?P<of>\b[\w' ]{1,40}?) \"?(?:(?:will|would|shall) not|(?:does|do) not(?= (?:intend|plan|propose|"
    r"apologi[sz]e)\b)|could not(?= do (?:so|it|that)\b)|won't|wouldn't|(?:is|"
    r"was|are|were) not going to|(?:has|"
    r"have|had) no (?:plans?|intention)(?: \w+){0,3}? (?:to|of)|"
    r"(?:vow(?:ed|s)|promised|insisted|decided|chose|intends?|intended|determined|"
    r"continues?) not to)(?P<what> [a-z].*)?"
)
WITHDRAWN = re.compile(
    r"\b(?:drop(?:ped|s)|withdr(?:ew|awn|aws)|abandon(?:ed|s)|g(?:i|a)ve(?:n|s) up(?: on)?|gave up(?: on)?|"
    r"call(?:ed|s) off|retract(?:ed|s)|rescind(?:ed|s)|back(?:ed|s) (?:away|down) from|walked back) "
    r"(?:its|his|her|their|the|an?)(?: [\w'-]+){0,3}? (?:calls?|demands?|appeals?|requests?|pleas?|petitions?|bids?|"
    r"campaigns?)\b(?: (?:for|to|that)\b ?(?P<what>\w.*)| on [^.;]{2,80}? to (?P<act>\w.*))?"
)
NO_NEED = re.compile(
    r"\b(?:no (?:need|case|grounds|reason|justification|cause) (?:for|to)|nothing to(?= apologi[sz]e)|"
    r"(?:decision|choice) not to) (?P<what>\S.*)$"
)
#: "Her call for an inquiry, which the minister rejected".
WHICH_REFUSED = re.compile(
    r"\b(?:calls?|demands?|appeals?|requests?|pleas?|petition) (?:for|to) (?P<what>[^.;,\"]{3,120}), which "
    r"(?P<by>[^.;,\"]{2,60}?) (?P<verb>(?:has |had |have )?(?:\w+ly )?(?:rejected|refused|dismissed|turned down|"
    r"ruled out|denied))\b"
)
WERE_REFUSED = re.compile(
    r"\b(?P<what>(?:calls?|demands?|appeals?|requests?|pleas?|petition)(?: (?:by|from|of) [^.;]{2,90}?)? "
    r"(?:for|to) [^.;]{3,120}?),? (?:was|were|is|"
    r"has been|have been|had been) (?:\w+ly )?(?:rejected|refused|dismissed|turned down|ignored|rebuffed|denied|"
    r"thrown out)\b"
    r"(?: by (?P<by>[^.;]{2,80}))?"
)

ORDER = re.compile(
    r"\b(?:order(?:ed|s|ing)?|commission(?:ed|s)|announc(?:ed|es|ing)|set(?:s|ting)? up|establish(?:ed|es)|"
    r"institut(?:ed|es)|constitut(?:ed|es)|conven(?:ed|es)|"
    r"launch(?:ed|es)|open(?:ed|s)|agreed to|promised|granted|approved) (?P<what>(?:an? |the |its |his |her |"
    r"their )?(?!(?:and|that|in|to|on|by|with) )(?:[\w'-]+ ){0,6}?(?:inquiry|enquiry|probe|investigation|review|"
    r"commission|inquest|panel|audit)\b.*)$|"
    r"\b(?:would|will|is to|are to) (?:carry out|undertake|hold|conduct) (?P<study>an? (?:[\w-]+ ){0,3}(?:inquiry|"
    r"investigation|review|study|survey|audit)\b.*)$"
)
WAS_ORDERED = re.compile(
    r"(?P<what>\b(?:an? |the )?(?:[\w-]+ ){0,4}(?:inquiry|enquiry|probe|investigation|review|commission|"
    r"panel)\b[^.;,\"]{0,60}?) (?:was|were|has been|have been|had been|is to be|are to be|is being|will be|"
    r"would be) (?:\w+ly )?(?:ordered|"
    r"commissioned|announced|set up|established|instituted|constituted|launched|held|opened|carried out|conducted)\b"
)
#: "Handed the case to the CBI", "the investigation was transferred to the state police".
HANDED = re.compile(
    r"\b(?P<verb>handed(?: over)?|transferred|entrusted|referred|gave) (?P<what>the (?:[\w-]+ ){0,3}?(?:case|"
    r"investigation|inquiry|probe|matter))(?: over)? to (?P<of>[^.;,]{2,60})|"
    r"\b(?P<case>the (?:[\w-]+ ){0,3}?(?:case|investigation|inquiry|probe|matter)) (?:was|were|has been|had been) "
    r"(?P<done>handed(?: over)?|transferred|entrusted|referred) to (?P<to>[^.;,]{2,60})"
)
LEADS = re.compile(
    r"\b(?:will|is to|to|appointed to|named to|chosen to) (?:lead|head|chair|conduct|oversee) (?P<what>(?:the |"
    r"an? )?(?:[\w-]+ ){0,4}(?:inquiry|probe|investigation|review|commission|it)\b.*)$"
)
STRONG_ORDER = re.compile(
    r"order|commission(?:ed|s)|set|establish|institut|constitut|conven|announc|agreed|granted|approved"
)
UNDER_WAY = re.compile(
    r"\b(?:(?P<what>(?:(?:public|oral|first|the|its|evidence|further|private|\w+ day) )*hearings?|(?:the |"
    r"an? )?(?:[\w-]+ ){0,4}(?:inquiry|commission|investigation|probe|review|panel))(?: [^.;,]{0,60}?)? "
    r"(?P<verb>began|begins|has begun|started|starts|opened|resumed|resumes|continues|continued|is under ?way|"
    r"is under way|was held|were held|is hearing|has heard|heard|hears|has been hearing|is taking|took evidence|"
    r"is examining|sat\b|met\b))"
)
BEGUN = re.compile(
    r"\b(?:began|begun|begins|started|starts|is (?:still )?(?:conducting|carrying out)|are conducting|is leading|"
    r"is holding) (?P<what>(?:an? |the |its )?(?:[\w-]+ ){0,4}(?:inquiry|investigation|probe|review)\b.*)$"
)
#: "Closed its own review without bringing charges".
CLOSED = re.compile(
    r"\b(?:closed|completed|concluded|ended|finished|wrapped up|wound up) (?P<what>(?:its|the|his|her|their|an?) "
    r"(?:[\w-]+ ){0,3}?(?:inquiry|enquiry|investigation|probe|review))\b"
)
FOUND = re.compile(
    r"\b(?:found|finds|conclud(?:ed|es)|held|ruled|determined|said|says|writes?|wrote|criticis(?:ed|es)|"
    r"criticiz(?:ed|es)|blam(?:ed|es)|publish(?:ed|es)|clear(?:ed|s)|report(?:ed|s)|tabled|reveal(?:ed|s)|"
    r"recommend(?:ed|s)|warn(?:ed|s))\b"
)
BODY = (
    r"(?:inquiry|enquiry|inquest|commission|review|probe|panel|report|findings?|tribunal|coroner|watchdog|ombudsman|"
    r"inspector[- ]general|inspectorate|regulator|auditor[- ]general|(?:select|parliamentary|standing|joint) committee|"
    r"investigation|investigators|study|survey|audit)"
)
FINDS = (
    r"(?:found|finds|conclud(?:ed|es)|held(?= that| the)|determined|criticis(?:ed|es)|criticiz(?:ed|es)|blam(?:ed|"
    r"es)|clear(?:ed|s)|"
    r"reveal(?:ed|s)|recommend(?:ed|s)|record(?:ed|s) (?:an? )?(?:\w+ )?(?:verdict|conclusion))"
)
BODY_FINDS = re.compile(
    rf"\b{BODY}\b(?: (?:into|on|of|by|led by|headed by)[^.;]{{0,100}}?)?(?:,[^.;]{{0,140}},)? (?:has |have |had |"
    rf"also )*{FINDS}\b"
    r"|\b(?:report|inquiry|enquiry|commission|review|findings) (?:also )?(?:says|said)\b"
)
CONCLUDED = re.compile(rf"\b(?:had |has )?{FINDS}(?: (?:in|last|on) \w+)? that\b")
REPORT_OUT = re.compile(
    r"\b(?:report|findings?)\b,?[^.;]{0,60}? (?:was |were |has been |been )?(?:published|released|tabled|"
    r"handed down|made public|unveiled)\b|"
    r"\b(?:published|released|tabled|handed down|submitted|delivered) (?:his|her|its|the|their|"
    r"in) (?:\w+ )?(?:report|findings)\b|"
    r"\bfindings handed down\b"
)
OLD_REPORT = re.compile(
    r"\b(?:this|earlier|previous|media|news|press|agency) (?:version of )?(?:this )?reports?\b|\bversion of this"
)
#: Whose report it is, where a standing body made it: none that was asked for, unless of that body.
OWN_REPORT = re.compile(
    r"\b(?P<body>authority|watchdog|ombudsman|force|police|council|department|committee|inspectorate|company|"
    r"agency|ministry|auditor|"
    r"service)'s? (?:\w+ )?(?:report|findings|review)\b"
)
LEADER = re.compile(r"\b(?:led|leads|leading|chairs?|chaired|chairing|heads?|headed|heading|conducted) (?:the|an?)\b")
#: A time so near to "published" is the day of it.
RIGHT_THERE = 25
NOT_YET = re.compile(
    r"\b(?:will|would|to|not|never|yet|when|if|should|must|until|before|expected|due|wait\w*|awaiting|could|may|"
    r"might)\b"
)
APOLOGISED = re.compile(
    r"\b(?P<verb>apologi[sz](?:ed|es)|(?:said|says|say|am|is|was|are|were|deeply|truly|very|so) sorry|\b(?:i'm|"
    r"we're) (?:\w+ ){0,2}sorry|expressed (?:[\w']+ ){0,3}?\"?(?:profound|deep|sincere|"
    r"heartfelt|unreserved) (?:regrets?|remorse)|(?:issued|"
    r"made|offered|gave|given|delivered|published) (?:an?|the|his|her|its|"
    r"their) (?:\w+ ){0,3}apology)\b(?! for the (?:family's |family |their )?(?:loss|delay|inconvenience))"
)
LEFT = re.compile(
    r"\b(?:resign(?:ed|s)(?! (?:to\b|\w+sel(?:f|ves)\b))|quits?\b|"
    r"stepped (?:down|aside)|steps (?:down|aside)|stood (?:down|aside)|(?:tendered|"
    r"submitted|handed in|offered) (?:his|her|their) resignation|(?:was|were|has been|have been|had been|is|"
    r"been) (?:sacked|dismissed|fired|removed(?: from (?:office|his|her|their|the))?|suspended|"
    r"placed (?:under suspension|on leave)|ousted|impeached|transferred))\b"
)
WILL_LEAVE = re.compile(
    r"\b(?:announced|said|confirmed|says) [^.;]{0,40}?\b(?:he|she|they) (?:will|would|was to|is to) (?:resign|"
    r"step down|stand down|quit|retire)\b|"
    r"\b(?:is|was) to (?:resign|step down|stand down)\b"
)
RULED = re.compile(
    r"\b(?:order(?:ed|s)|direct(?:ed|s)|told|tells|rul(?:ed|es) that|instruct(?:ed|s)|requir(?:ed|"
    r"es)) (?P<of>[^.;]{2,70}?) (?:to|must|should) (?P<what>\w.*)$"
)
UNDONE = re.compile(
    r"\b(?:stay(?:ed|s)|quash(?:ed|es)|str(?:uck|ikes) down|suspend(?:ed|s)|overturn(?:ed|s)|set(?:s)? aside|"
    r"lift(?:ed|s)|block(?:ed|s)|uph(?:eld|olds)) "
    r"(?P<what>(?:the |an? |its |their |his |her )?[^.;,\"]{3,80})"
)
COURT = re.compile(r"\b(?:judge|court|tribunal|magistrate|bench|justices?|commissioner|ombudsman|regulator)\b")
APPEAL = re.compile(
    r"\bappeal(?:ed|s|ing)?\b(?! (?:for|court|to (?:the public|anyone|witnesses)|judge))[^.;]{0,30}?\b(?:rul\w+|"
    r"decision|order|verdict|judg\w+|finding)|\b(?:will|would|to|has|have|had|lodged|"
    r"filed) (?:an )?appeal(?:ed)?\b(?! (?:for|to))"
)
SETTLED = re.compile(
    r"\bsettle(?:d|s|ment)?\b[^.;]{0,40}\b(?:claim|case|lawsuit|suit|action|damages|court|family|complaint)|"
    r"\b(?:agreed to pay|will pay|(?<!had )paid)\b[^.;]{0,60}(?:[£$€]|rs\b|million|damages|compensation)|"
    r"\breached a settlement|"
    r"\b(?:announced|sanctioned|granted|awarded|disbursed|handed over|approved)\b[^.;]{0,40}"
    r"\b(?:ex[ -]gratia|solatium|compensation)\b"
)

NEGATED = re.compile(
    r"(?:\b(?:not|never|nobody|no one|none|neither|refus\w+|declin\w+|should|must|to|would|will|if|could|might|"
    r"may|calls?|yet|without|until|demand\w*|want\w*|unless|before|whether)|n't) (?:\w+ ){0,2}$"
)
CUT = re.compile(
    rf"{STOP}|[;!?\"]| unless | until (?=\w+ (?:\w+ )?(?:was|were|is|are|had|has)\b)|, (?:saying|adding|but|who|"
    r"which|and (?:said|told|she|he|they)|(?:\w+ ){1,4}(?:said|says|told|"
    r"added))\b| (?:saying|because|while) | and (?:said|says|told|accused|would|has|had|will)\b"
)
RELATIVE_PAST = re.compile(r"\b(?:had|previously|earlier|years? ago|last year|former|formerly)\b")
