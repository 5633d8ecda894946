"""The word lists of the statements layer."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Verbs that report a quotation that stands next to them.
SPEECH = _words("""
    say tell add ask write reply respond explain continue state tweet note argue declare announce insist warn
    claim recall joke quip shout yell exclaim conclude observe remark admit acknowledge concede predict vow
    boast complain counter cry demand lament post muse opine repeat retort report scream suggest testify
    thunder urge wonder read call chant confess confirm deny describe comment caution advise agree allege
    assert begin answer charge go interject mutter sigh whisper stress proclaim promise plead pledge recount
    reflect reveal maintain point offer laugh deadpan implore indicate intone elaborate emphasize emphasise
    hear mention rail speak text email mock sneer snap tease think fume gush put hope believe clarify
""")

#: Common nouns for a medium or those who work for one.
MEDIA_NOUNS = _words("""
    reporter reporters journalist journalists correspondent correspondents interviewer presenter broadcaster
    broadcasters newspaper newspapers paper magazine media outlet outlets press agency newswire website site
    channel programme program show podcast radio station network television tv news blog daily weekly newsroom
""")

#: Words that the names of media are made of.
MEDIA_NAMES = _words("""
    news times post herald tribune guardian telegraph mirror mail sun radio tv television bbc itv rte rté cnn
    nbc cbs abc msnbc npr pbs fox sky pa ap afp upi pti ani reuters bloomberg press gazette journal chronicle
    observer independent express star echo standard today magazine podcast channel wire agency weekly daily
    review politico newsnight panorama argus courier examiner inquirer globe advertiser bulletin dispatch
    sentinel mercury newsletter gma cnbc ndtv
""")

#: Bodies that a person addresses and that publish nothing as the press does.
ADDRESSEES = _words("""
    court inquiry enquiry committee council parliament police congress senate commission hearing tribunal
    assembly house conference party jury inquest judge mps lawmakers board government ministry department fbi
    office union agents officers investigators authorities commons lords dáil seanad sabha embassy university
    school campaign convention crowd audience rally
""")

#: Words for bodies that people speak to, and that are no media unless another word of the name says so.
BODIES = _words("""
    association union federation institute league chamber club society forum foundation group coalition caucus
    council nations bank company corp inc ltd monitor ombudsman service trust alliance network academy centre center
    watchdog regulator charity army church
""")
#: Media's names that name other things as well, where they are not the last word, and persons.
LAST_ONLY = _words("standard today star express mail mirror sun independent review channel wire echo fox sky agency")
PERSONS_TOO = _words("fox sky sun star post mail standard wire echo argus herald mercury globe abc pa ani")
#: What makes an agency one for news, and a station none for broadcasts.
NEWS = _words("news press wire")
NO_STATION = _words("police fire bus railway train polling tube metro gas petrol power space subway")
#: Media nouns that tell where something was said even where the verb is not "tell" or "speak".
ON_AIR = _words("radio television tv podcast programme program reporter reporters journalist journalists newspaper")

#: Verbs, and what they have for an object where they commemorate.
HONOUR = _words("mark honour honor celebrate commemorate")
MEMORY = _words("memory life anniversary death passing birthday legacy sacrifice victim")
#: Verbs of remembrance, and those that people do in order to remember together.
REMEMBER = _words("remember mourn commemorate honour honor grieve")
GATHER = _words("gather meet assemble congregate come join march walk turn stand pause unite hold light queue stop")

#: Verbs whose object hears, or suffers, what is said: in the passive, their subject is not who speaks.
ADDRESSING = _words("""
    tell ask urge warn order advise request beg press implore instruct accuse blame criticise criticize condemn praise
    question challenge inform notify remind assure encourage exhort call pressure lobby petition invite summon rebuke
    reprimand slam blast denounce thank commend applaud caution counsel direct command admonish mock ridicule quiz
    grill interrogate lambast lambaste hail deride fault chide scold reassure brief entreat plead pressurise pressurize
    berate castigate chastise heckle taunt threaten promise
""")
#: Among these, those that people also do for themselves, without an object: "asked to leave", "warned of floods".
ASKING_FOR_ONESELF = _words("ask warn beg call press plead threaten promise question challenge request invite command")
#: Verbs that say something of their passive subject on nobody's behalf: "is said to have left".
ABOUT_SOMEBODY = _words("say report allege believe think understand claim describe portray rumour rumor suspect")
#: What the law does to somebody, as participles: a passive has no other form, and lemmas of it are often wrong.
LEGAL_DEEDS = _words("""
    charged convicted indicted acquitted sentenced fined arrested rearrested re-arrested detained remanded jailed
    imprisoned gaoled prosecuted arraigned summonsed bailed chargesheeted charge-sheeted cautioned exonerated
    deported extradited evicted
""")
#: Bodies before which others speak.
HEARING = _words(
    "court jury inquiry enquiry inquest tribunal hearing committee panel commission jurors mps magistrates"
)
