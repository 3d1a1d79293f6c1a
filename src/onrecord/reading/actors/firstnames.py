"""First names that tell a woman from a man, for "she" and "he". Written down from common knowledge of
European, American, African and Asian naming; a name that both bear is in neither list."""

from __future__ import annotations

import unicodedata

_FEMALE = """
aaliyah abigail ada adaeze adela adele adriana agata agnes agneta agnieszka aina aisha aicha akua alba alejandra
alessandra alexandra alice alicja alina alma alva amal amanda amara amelia amina amira ana anastasia andrea ángela
angela angelica anika anita anja anna anne anneke annelies annette annika antonia anya aoife april ariana arlette
asha asma astrid aurora ava ayesha azadeh barbara beata beatrice beatriz bella bernadette bertha bettina bianca
birgit birgitta blanca bogna bozena brenda bridget brigitte britta bronwyn camila camilla carina carla carmen
carol carolina caroline cátia catarina catherine cecilia celia celine charlotte chiara chiamaka chidinma chloe
christina christine ciara clara clare claudia concepción constance cora corinna corrie cristina dagmar daisy dana
daniela daphne deborah deirdre delia denise diana dolores dominika dora dóra doris dorota dorothy ebba edith eileen
eilidh elaine elena eleonora elif elina elisa elisabeth elise eliška eliza elizabeth ella ellen elsa elżbieta emilia
emily emma enikő erika erin esperanza esther eszter eugenia eva evelyn ewa fatima fatou federica fenna filipa fiona
flora florence franziska freya frida frieda gabriela gabrielle gaia gemma genevieve georgia gerda gertrude gianna
gillian giovanna gisela giulia gloria grace graça graciela greta grietje gudrun guðrún hana hanna hannah harriet
hazel hedda hedwig heidi helen helena helene helga hermine hilda hilde ida ifeoma ileana ilona ilse imelda ines inês
inés ingeborg inger ingrid inka ioana irena irene irina irma isabel isabella isabelle isla iva ivana iwona jacqueline
jadwiga jana jane janet janina jasmin jasmine jelena jennifer jenny jessica joan joana joanna johanna jolanta josefina
josephine joy joyce judit judith julia juliana julie june justyna jutta kamala karen karin karina karolina katalin
katarina katarzyna kate katharina katherine kathleen katja katrin kavita keeley kerry khadija kim kinga kirsten
klara klaudia krystyna lakshmi lara larissa latoya laura lea leila lena leonie leonor leonore leticia lidia lídia
lila lilian liliana lily lin lina linda lisa liv ljiljana lola lorena lotte louise lucia lúcia lucie lucy luisa
lydia madeleine magda magdalena maja małgorzata mairead malgorzata mandy manuela mara marcela marcia margaret
margarida margit margot margrethe maria maría mariam marian mariana marie marija marina marion marisa marit marja
marlene marta martha martina mary maryam mathilde matilda maureen maya meera megan mei melanie melissa mercedes
mia michaela michelle milena mina mira miranda miriam moira mona monica monika monique nadia nadine naomi natalia
natalie natasha neha nicola nicole niamh nimmi nina noemi nora nur nuria odile ofelia olena olga olivia olwen
orla orsolya ottoline paloma pamela patricia patience paula pauline penelope pernilla petra phoebe pia pilar
piroska polina pooja precious priscilla priya rachel radka raquel rebecca regina renata renate rhiannon rita
roberta romana rosa rosalind rosario rose rosemary roxana rukmini ruth sabina sabine sadia sally salma samantha
sandra sanja sara sarah saskia selma shabnam sheila shirin shreya sigrid silvia sílvia simone sinead siobhan siri
sofia sofie soledad solveig sonia sonja sophia sophie stefania stella stephanie sudha sunita susan susana susanna
sushma svetlana sylvia sylvie tamara tamsin tania tanja tatiana teresa tessa thandi thandiwe theresa tina tove
trinity tuuli ulla ulrike una ursula uta vaidehi valentina valeria valerie vanessa vera verena veronica veronika
victoria viktoria viola violeta virginia vivian wanda wanjiru wangari wilhelmina winifred xenia yara yasmin yetunde
yolanda yulia yvonne zahra zainab zanele zara zdenka zeynep zita zoe zofia zsuzsa zuzana akosua ama efua esi abena
ngozi nneka chioma folake funmilayo bisi titilayo nomsa lindiwe sibongile tsitsi rutendo tendai-f makena nyambura
akinyi atieno adhiambo njeri wambui amarachi deepa divya gita geeta indira jaya kamla lalita leela madhavi mamta
manisha nandini nirmala padma parvati preeti radha rajni rani rekha rupa sarita savita shanti smita sonal swati
uma usha vandana vidya noor farah farida hala hanan iman jamila laila layla leyla lubna mariyam nadira nasrin
parveen rabia rania rasha reem rima sabah samira sana sawsan shahla suad wafa yusra zeinab ayşe esra fatma gül
gülten hatice hülya merve nermin nesrin özlem pınar selin sevgi sibel tuğba aiko akiko chiyo emi haruka hiroko
kaori keiko kumiko mariko michiko midori naoko noriko reiko sachiko sakura tomoko yoko yoshiko yuko yumi hye-jin
ji-woo min-ji soo-jin eun-ji xiu ying fang lan mei-ling hong thuy linh huong lien nguyet siti dewi putri sri-f
wati kerttu riitta tuula päivi sirpa leena marjatta maarit anu kaisa outi reet tiina kadri liis aino
sólveig ragnhild kristín sigríður katrín hildur ásta bryndís steinunn þóra vigdís birna hrafnhildur
"""
_MALE = """
aaron abbas abdul abdullah abel abílio abraham abu adam adewale adnan adrian ahmad ahmed aidan akash akira alan
alain albert alberto alejandro aleksander aleksandar alessandro alexander alexei alfonso alfred alfredo ali alistair
allan alois álvaro amadou ambrose amir anatoly anders andreas andrei andrej andrés andrew andrzej andy angelo angus
anil anthony antoine anton antonio antónio antti anwar archie arif armand arnold arthur artur arun arvid ashok
asim attila august augustin axel aziz baptiste barry bartosz bashir bastien beniamino benedikt benito benjamin
bernard bernardo bernd bernhard bertrand bill björn blaise bogdan boris boubacar brandon brendan brian bruce bruno
callum cameron carl carlo carlos casimir cedric cesar césar charles chester chidi chinedu christian christoph
christophe christopher chukwuma claude claudio claus clement clive colin colm conall connor conrad constantin
cormac cornelius cristian custódio cyril damian damien dan daniel daniele danko dario dave david davide declan denis
dennis derek dermot desmond didier diego dieter dietmar dimitar dimitri dimitrios dinesh dirk dmitri dmitry domenico
dominic dominik donald dougal douglas dragan duarte duncan dusan ebrima edgar edmund eduard eduardo edward edwin
egon einar elias elliott emanuel emeka emil emilio emmanuel enrico enrique eric erich erik erling ernest ernesto
ernst esteban ettore eugene eugenio evan ewan fabian fabio farid felipe felix ferdinand ferenc fergal fergus
fernando filip filipe finn finlay florian floyd francesco francis francisco franco françois frank franz fred frederick
frederik friedrich fritz gabor gábor gabriel gareth gary gaspar gavin gellért geoffrey georg george georges georgi
gerald gerard gerhard gianni giacomo gilbert gilles giorgio giovanni giuseppe gordon graham gregor gregory guido
guillaume guillermo gunnar günter gunther gustav gustavo guy håkon hamid hamish hans harald haris harold haroun harry
hasan hassan hector heinrich heinz helmut hendrik henning henri henrik henry herbert hernán hector hiroshi holger
horst howard hubert hugh hugo humphrey hussein hugues iain ian ibrahim idris ignacio igor ilie ilya imran imre ioan
ion isaac ishmael ismail istván ivan ivar ivo jack jacek jacob jacques jaime jakob jakub jalal james jamie jan jános
janusz jaroslav jason javier jean jed jeff jeffrey jens jeremy jerome jerry jerzy jesper jesús jim jiří joachim joão
joaquín jochen joe joel johan johann johannes john johnny jon jonas jonathan joost jordan jorge jörg josé josef
joseph joshua josip juan juha jules julian julien julio julius jürgen jussi justin kai kamal kamau kareem karel karl
karsten kaspar kasper kazimierz keith ken kenneth kenji kevin khalid khalil klaus kofi konrad konstantin kornél
kostas krishna kristian krzysztof kumar kurt kwabena kwaku kwame kweku lachlan lamine lars lászló laurence laurent
lawrence lee leif leo leon leonard leonardo leonid leopold leszek levente lewis liam lorenzo lothar louis luca lucas
ludwig luigi luis luís lukas łukasz luka maciej magnus mahmoud malcolm mamadou manfred manoel manuel marc marcel
marcello marcelo marcin marco marcos marcus marek mario mark marko markus martin marvin massimo mateusz mathias
mathieu mats matteo matthew matthias matti maurice maurizio max maxim maximilian michael michał michel miguel mihai
mikael mike mikhail mikko milan miles miloš miro miroslav mohamed mohammad mohammed moses moussa mustafa nathan
neil nelson nenad nicholas nick nicolae nicolas niels nigel nikhil niklas nikola nikolai nikolaos nils nizar noah noel
norbert norman nuno obinna octavio olaf ole oleg oleksandr oliver olivier olumide omar óscar oscar oskar osman otto
owen pablo paddy paolo pascal patrick patrik paul paulo pavel pavle paweł pedro peer per percy peter petr petros
philip philipp philippe pierre piers pieter piet pietro piotr prakash pranav quentin rafael rafał rahul raj rajesh
rajiv ralf ralph ramesh ramiro ramón ranjit raoul rashid raúl ravi ray raymond rené rex ricardo richard rick
riccardo rob robert roberto robin rodrigo roger roland rolf roman ronald rory ross ruben rudolf rui rupert ryan
said salim salvador sam samir samson samuel sandeep sándor sanjay santiago sascha sean sebastian sebastião sergei
sergey sergio seth shane shaun sibusiso sidney siegfried simon sipho slobodan stan stanisław stefan stefano stelios
stephen steve steven stewart stipe stuart sunil suresh sven sverre tadeusz tamás tarek tariq ted teodor terence
terry thabo themba theo theodor thierry thomas thor tibor tim timo timothy tobias todd tom tomás tomáš tomasz tomé
tommaso toni tony tor torsten travis trevor tristan tunde ulf ulrich umar urs uwe václav valentin valerio vasco
vasile vasily vernon vicente victor vijay viktor vikram vincent vincenzo vitaly vittorio vivek vlad vladimir
vladislav volker volodymyr vuk wade walter warren wayne werner wilfred wilhelm willem william willi winston witold
wojciech wolfgang xavier yannick yannis yaw yiannis youssef yuri yusuf yves zbigniew zdeněk zoltán zoran ade akin
babatunde chike dele emeka femi ikechukwu kayode kunle segun uche mandla mpho lebo tendai tinashe kipchoge kiprono
odhiambo otieno ochieng mwangi njoroge kariuki juma amit anand aravind deepak ganesh gopal harish mahesh manoj
mohan mukesh naresh naveen pradeep prasad rakesh ram sachin satish shankar shyam siddharth srinivas sudhir vinod
yash faisal fahad ghassan habib hakim hamza haydar husayn jaber karim majid mansour marwan munir nabil nasser qasim
rami rashad saad sami tawfiq walid yahya yasir zaid zuhair ahmet bülent cem emre hakan kemal mehmet murat orhan
selim serkan tayfun akihiro daisuke haruto hideo ichiro kazuo kenta makoto masato osamu satoshi shigeru takashi
takeshi tetsuya yasuo yoshio jin-ho min-ho seung-hoon sung-min wei jun hao bao minh duc quang tuan budi agus joko
eetu heikki ilkka jari jukka kalle kari lauri markku pekka petri risto seppo tapio timo veikko jaan mart rein toomas
ólafur jón sigurður guðmundur gunnar bjarni björgvin þór halldór stefán árni
"""


def _plain(names: str) -> frozenset[str]:
    """Without accents, as names are compared."""
    folded = unicodedata.normalize("NFKD", names)
    return frozenset("".join(c for c in folded if not unicodedata.combining(c)).split())


WOMEN = _plain(_FEMALE) - _plain(_MALE)
MEN = _plain(_MALE) - _plain(_FEMALE)
