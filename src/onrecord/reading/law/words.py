"""The words of what the law does with people, as patterns over a sentence in lower case with plain marks."""

from __future__ import annotations

import re

#: Each step by its verb; ``(?P<v>…)`` is what a subject or an object is looked for beside.
STEPS: tuple[tuple[str, str], ...] = (
    (
        "arrest",
        r"(?P<v>(?:re-?)?arrested|apprehended|nabbed|taken into (?:police )?custody|"
        r"(?:still )?(?:being )?held(?: \w+){0,2} on suspicion|handcuffed and led away)",
    ),
    (
        "detention",
        r"(?P<v>remanded|detained|imprisoned|jailed|incarcerated|held in custody|kept(?= (?:\w+ ){1,3}in custody)|"
        r"placed under house arrest)(?! (?:for \w+ (?:years|months)))",
    ),
    (
        "charge",
        r"(?P<v>charged|indicted|booked|arraigned|charge-?sheeted)(?= (?:on \w+(?: \w+)? |in \w+ |last \w+ |"
        r"yesterday |today |jointly |separately |also )?(?:with|over|under|in connection|for|by|"
        r"on (?:a )?(?:\w+ )?(?:charges?|"
        r"counts?)))|(?P<court>arraigned|indicted)",
    ),
    ("fine", r"(?P<v>fined)"),
    (
        "release",
        r"(?P<v>released|freed|bailed|let go)(?! (?:an?|the|his|her|its|their|more|new) (?!\S+ bond))(?= (?:\w+ |"
        r"\d\S* ){0,4}?(?:on (?:(?:police |conditional |"
        r"unconditional |station )?bail|(?:a |an )?[$€£]\S+ bond|bond|parole|(?:a )?personal|a surety|licence|"
        r"a \S+ bond)|without (?:charge|being charged)|under investigation|from (?:custody|prison|jail|detention|"
        r"police)|pending|after questioning|last night|yesterday|the same night|hours later|"
        r"(?:on |early |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day))|(?<=and )(?P<also>released)\b(?! (?:a|"
        r"an|the|his|her|its|their)\b)|"
        r"(?P<grant>granted)(?= (?:\w+ ){0,4}bail\b)",
    ),
    (
        "trial",
        r"(?P<v>went on trial|goes on trial|stood trial|stands trial|put on trial|tried(?= (?:for|on|in|"
        r"before|by)\b))(?! to\b)",
    ),
    (
        "conviction",
        r"(?P<v>convicted|found guilty|sentenced|jailed(?= for \w+ (?:years|months|days))|pleaded guilty|"
        r"pled guilty|admitted(?= (?:the charge|\w+ing|obstruct|assault|theft|fraud|manslaughter)))",
    ),
    (
        "acquittal",
        r"(?P<v>acquit(?:ted|s)|found not guilty|exonerat(?:ed|es)|(?P<clears>clear(?:ed|s)))",
    ),
    (
        "discontinuance",
        r"(?P<against>(?:drop(?:ped|s)|dismissed|withdr(?:ew|awn)|discontinued|"
        r"abandoned)(?: \S+){0,7}? (?:charges?|cases?|"
        r"prosecution)(?: \S+){0,3}? against)|no charges (?:be |would be |will be )?brought against(?P<none>)|"
        r"charges?(?: \S+){0,3}? against(?P<of>) (?=[^.;]{2,60}? (?:was|were|have been|has been|"
        r"had been) (?:\w+ )?(?:dropped|withdrawn|discontinued|thrown out|quashed))",
    ),
    (
        "appeal",
        r"(?P<v>appealed|is appealing|lodged an appeal)(?= (?:against )?(?:his|her|their|the|"
        r"that) (?:\w+ )?(?:conviction|sentence|verdict|fine))",
    ),
    ("settlement", r"(?P<v>settled|reached a settlement|accepted a settlement)\b"),
)
RULES = tuple((step, re.compile(rf"\b(?:{pattern})")) for step, pattern in STEPS)
NOT_GUILTY = re.compile(
    r"\b(?:jury|juror|foreman|forewoman|foreperson|judge|magistrates?|bench|court)\b[^.;]{0,60}\bnot guilty\b|"
    r"\bnot guilty verdict"
)
AMONG = re.compile(r"\b(?:among|including)(?: (?:them|those)(?: \w+)?)?(?: was| were|,)? $")
AUX = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got|gets)(?: (?:also|later|then|now|still|each|both|all|not|\w+ly|jointly))* $"
)
UNREAL = re.compile(
    r"(?:\b(?:not|never|nobody|no one|none|without being|will|would|could|may|might|should|must|can|if|whether|"
    r"unless|to|expected to|due to|"
    r"deny|denied|before being|avoid(?:ed)?|instead of|calls for|wanted|wants|threatened)|n't)(?: (?:also|later|"
    r"then|be|been|have been|have|being|him|her|them|\w+ly))* $"
)
AN_ARREST = re.compile(r"\b(?:re-?)?arrests?\b")
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
