"""The words that bear on how an event is held, by what they do to what they govern."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, as a lexicon is easiest to read and to change."""
    return frozenset(text.split())


MAYBE = word_set("may might could can would")
ABLE = word_set("could can")
FUTURE = word_set("will shall 'll wo")
WISH = word_set("should must ought")
MAYBE_ADVERBS = word_set(
    "allegedly reportedly possibly perhaps maybe supposedly potentially purportedly hardly scarcely barely apparently"
)
ALMOST_ADVERBS = word_set("almost nearly")
WRONGLY = word_set("wrongly wrongfully falsely mistakenly erroneously unjustly")
MAYBE_ADJECTIVES = word_set(
    "alleged suspected possible potential attempted supposed purported hypothetical likely apparent"
)
PLANNED_ADJECTIVES = word_set("planned proposed scheduled upcoming forthcoming intended future looming impending")
ASKED_ADJECTIVES = word_set("requested demanded")

# Verbs, by their lemma: "denied arresting", "plans to arrest", "is alleged to have arrested", "asked to arrest".
DENYING = word_set(
    "deny refuse fail decline avoid prevent stop refrain neglect abstain avert forbid ban dispute "
    "reject refute rebut acquit exonerate escape evade dodge thwart foil forestall prohibit outlaw disallow bar"
) | {"rule out"}
PLANNING = word_set(
    "plan intend aim prepare schedule promise vow pledge expect hope agree await wait due set go want decide "
    "threaten propose"
)
DOUBTING = word_set(
    "allege suspect accuse believe think fear doubt try attempt suggest wonder consider claim warn risk imagine "
    "suppose question face rumour rumor speculate blame investigate dream pretend"
)
ASKING = word_set(
    "call ask urge demand request tell appeal recommend advise insist press beg petition want implore order seek "
    "direct instruct"
)
#: Those among them that bear on a noun which is their object or subject: "denied the arrest", "plans a march".
BEARING_ON_NOUNS = word_set(
    "deny avoid prevent avert thwart foil forestall demand request seek want urge plan schedule threaten await "
    "expect propose consider fear allege recommend suspect promise"
)
#: Those that bear on a noun only where no article or owner says that the event is known: "escaped arrest".
BEARING_ON_BARE_NOUNS = word_set("escape evade dodge") | {"rule out"}
#: What keeps an event that is its object from happening, or from standing: "stayed the arrest", "called off the march".
CANCELLING = word_set("cancel scrap shelve ditch stay quash overturn annul nullify void invalidate vacate") | {
    *("call off", "head off", "stave off", "ward off", "fend off", "set aside", "strike down"),
}
#: What rules on an act that is to come: forbids it, so that it should not be, or permits it, so that it may.
FORBIDDING = word_set("ban forbid prohibit outlaw disallow")
BARRING = FORBIDDING | {"bar"}
PERMITTING = word_set("permit authorise authorize")
POSTPONING = word_set("postpone reschedule defer") | {"put off", "put back"}
#: Verbs that play an event, and do not do it: "re-enacted the killing".
ENACTING = word_set("reenact recreate simulate dramatise dramatize rehearse fictionalise fictionalize imagine")
#: Those that bear on what a preposition joins to them: "accused of", "called for".
BEARING_THROUGH_PREPOSITIONS = word_set(
    "accuse suspect prevent stop refrain call ask warn appeal plan press charge acquit exonerate wait"
)
#: Those that do so where it is a clause: "thought about arresting him", but "thought about the arrest".
BEARING_THROUGH_ON_CLAUSES = word_set("think dream blame investigate")
#: Those that do not bear on a clause with a tense of its own: "told them that police arrested six".
NOT_BEARING_ON_FINITE = word_set("stop try tell go set want ask fail claim warn agree decide order seek")
#: Those by which somebody is held or pursued: what they are held for is what they are suspected of having done.
HOLDING = word_set("want arrest detain apprehend rearrest re-arrest question quiz seek hunt prosecute indict try sue")
#: Verbs by which an event is said to take place: their own negation and tense are the event's.
HAPPENING = word_set("be happen occur take go begin start follow")
#: Others by which one takes place, and words before either that leave it to come: "was due to be held".
HOLDING_IT = word_set("hold stage attend proceed pass")
DUE = word_set("due set schedule plan expect slate bill")
#: Verbs by which people take a stand on what is past, on another day than that on which it happened.
REACTING = word_set(
    "condemn criticise criticize denounce deplore regret apologise apologize mourn welcome praise defend justify "
    "describe recall dismiss deny admit confirm discuss mark remember commemorate investigate probe review examine "
    "reject blame protest demand slam decry lament"
)
#: Verbs between an event and what came of it, which has their time.
SPARKING = word_set("spark prompt trigger provoke ignite")
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday")
SPEECH = word_set("say tell add announce promise confirm state warn insist explain")
#: Those that tell of something; where they are negated or refused ("would not say that…"), nothing is told.
TELLING = SPEECH | word_set(
    "claim allege complain report admit acknowledge concede disclose suggest argue testify assert"
)
#: Those that tell on nobody's behalf in the passive: "it is claimed that…".
HEARSAY = word_set("claim say report understand rumour rumor suggest believe think")
WITHHOLDING = word_set("refuse decline fail avoid deny unable unwilling reluctant hesitate")
#: Verbs that have a telling as their object: "dismissed claims that…".
DISMISSING = word_set("dismiss disprove discredit contradict debunk quash withdraw retract") | {"rule out"}
COPULAS = word_set("be seem appear remain prove look")
TRUE = word_set("true correct fact case accurate")
UNTRUE = word_set(
    "false untrue incorrect inaccurate fabricated baseless unfounded groundless lie fiction hoax myth bogus fake"
)
#: What is said of an event that is no fact: "the baton charge was a rumour", "an inquiry is likely".
FALSEHOODS = word_set("hoax fiction myth fabrication invention prank lie fake")
PROSPECTS = word_set("likely unlikely possible imminent inevitable rumour rumor")
UNCERTAIN = word_set(
    "unclear unlikely likely possible uncertain conceivable questionable doubtful plausible impossible"
)
#: Pairs of words before an act that did not happen: before any act, and before a clause only.
REPLACING = frozenset({"instead of", "rather than"})
FALLING_SHORT = frozenset({"short of", "far from", "close to", "verge of", "brink of"})

# Nouns and adjectives: "the lack of an inquiry", "an attempt to arrest", "plans for a march", "a call for arrests".
DENYING_NOUNS = word_set("lack absence denial end halt unable")
DOUBTING_NOUNS = word_set(
    "allegation accusation claim risk threat possibility fear prospect suspicion danger chance attempt charge "
    "suggestion rumour rumor offence crime right power likelihood question likely unlikely"
)
#: Those that tell what the clause behind them says: "reports that…", but "the report of the arrest" is of a fact.
TELLING_NOUNS = word_set(
    "report evidence account story talk theory notion idea proof sign indication hint belief assertion doubt"
)
PLANNING_NOUNS = word_set("plan plot scheme conspiracy bid proposal preparation decision intention intent promise")
PLANNING_ADJECTIVES = word_set("due set ready about prepared")
#: What rules on an act to come: "a ban on the march", "permission for a rally".
FORBIDDING_NOUNS = word_set("ban prohibition moratorium proscription injunction")
PERMISSION_NOUNS = word_set("permission permit authorisation authorization licence license clearance")
#: What guards somebody from an event: "protection from arrest"; nothing says that it would have come.
SHIELDING_NOUNS = word_set("protection immunity relief safety shelter refuge reprieve")
ASKING_NOUNS = word_set("call demand request petition appeal plea campaign need")

#: Participles behind a noun that say it is yet to come: "a march planned for Saturday".
PLANNED_PARTICIPLES = word_set("plan schedule propose slate bill")
CONDITIONS = word_set("if unless whether lest")
#: Prepositions through which a governing word still bears on the event; those of time and place presuppose it.
BEARING_PREPOSITIONS = word_set("of for from to with on against without about")
DEFINITE = word_set("the this that these those")
#: Words whose "for" bears on what it joins to them.
BEARING_THROUGH_FOR = (
    (ASKING | ASKING_NOUNS | PLANNING | PLANNING_NOUNS | PLANNING_ADJECTIVES | DOUBTING_NOUNS | DENYING_NOUNS)
    | BEARING_THROUGH_PREPOSITIONS - {"charge", "acquit", "exonerate"}
    | word_set("push campaign lobby plead clamour clamor")
)
#: Nouns whose "for" takes what it joins to them as given: "called for an apology for the killing".
REACTIONS = word_set(
    "apology regret remorse condemnation criticism blame responsibility punishment revenge retaliation sympathy praise "
    "compensation justice excuse reason explanation"
)
