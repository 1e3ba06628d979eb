BEGIN TRANSACTION;
CREATE TABLE absence (
	stage TEXT NOT NULL, 
	judge TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (stage, judge, number)
)
 WITHOUT ROWID

;
INSERT INTO "absence" VALUES('stage“1”,𠮷
','judge“1”,𠮷
',1,'reason“1”,𠮷
');
CREATE TABLE appearance (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	presence TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "appearance" VALUES('stage“1”,𠮷
',1,'presented','reason“1”,𠮷
');
CREATE TABLE assignment (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	panel TEXT NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "assignment" VALUES('stage“1”,𠮷
',1,'panel“1”,𠮷
');
CREATE TABLE award_call (
	award TEXT NOT NULL, 
	division TEXT NOT NULL, 
	called TEXT NOT NULL, 
	turn INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	PRIMARY KEY (award, division)
)
 WITHOUT ROWID

;
INSERT INTO "award_call" VALUES('award“1”,𠮷
','division“1”,𠮷
','["called“1”,𠮷\n","called“2”,𠮷\n"]',1,'time“1”,𠮷
');
CREATE TABLE certificate_issue (
	id INTEGER NOT NULL, 
	serial TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	recipient TEXT NOT NULL, 
	award TEXT NOT NULL, 
	division TEXT NOT NULL, 
	person TEXT NOT NULL, 
	time TEXT NOT NULL, 
	state TEXT NOT NULL, 
	replaces INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	voided_by TEXT NOT NULL, 
	voided_at TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "certificate_issue" VALUES(1,'serial“1”,𠮷
',1,'recipient“1”,𠮷
','award“1”,𠮷
','division“1”,𠮷
','person“1”,𠮷
','time“1”,𠮷
','void',1,'reason“1”,𠮷
','voided_by“1”,𠮷
','voided_at“1”,𠮷
');
CREATE TABLE committee_member (
	name TEXT NOT NULL, 
	employer TEXT NOT NULL, 
	chair INTEGER NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID

;
INSERT INTO "committee_member" VALUES('name“1”,𠮷
','employer“1”,𠮷
',1);
CREATE TABLE confirmation (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	PRIMARY KEY (stage, number, judge, occasion)
)
 WITHOUT ROWID

;
INSERT INTO "confirmation" VALUES('stage“1”,𠮷
',1,'judge“1”,𠮷
','occasion“1”,𠮷
');
CREATE TABLE "conflict" (
	id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	panel TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	record TEXT NOT NULL, 
	main TEXT NOT NULL, 
	room TEXT NOT NULL, 
	main_words TEXT NOT NULL, 
	room_words TEXT NOT NULL, 
	time TEXT NOT NULL, 
	kept TEXT NOT NULL, 
	person TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "conflict" VALUES('id“1”,𠮷
','stage“1”,𠮷
',1,'panel“1”,𠮷
','subject“1”,𠮷
','record“1”,𠮷
','main“1”,𠮷
','room“1”,𠮷
','main_words“1”,𠮷
','room_words“1”,𠮷
','time“1”,𠮷
','kept“1”,𠮷
','person“1”,𠮷
','reason“1”,𠮷
');
CREATE TABLE declaration (
	number INTEGER NOT NULL, 
	condition TEXT NOT NULL, 
	fulfilled INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	time TEXT NOT NULL, 
	ground TEXT NOT NULL, 
	PRIMARY KEY (number, condition)
)
 WITHOUT ROWID

;
INSERT INTO "declaration" VALUES(1,'condition“1”,𠮷
',1,'person“1”,𠮷
','time“1”,𠮷
','ground“1”,𠮷
');
CREATE TABLE drawing (
	stage TEXT NOT NULL, 
	seed TEXT NOT NULL, 
	witness TEXT NOT NULL, 
	PRIMARY KEY (stage)
)
 WITHOUT ROWID

;
INSERT INTO "drawing" VALUES('stage“1”,𠮷
','seed“1”,𠮷
','witness“1”,𠮷
');
CREATE TABLE drawn_place (
	stage TEXT NOT NULL, 
	division TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "drawn_place" VALUES('stage“1”,𠮷
','division“1”,𠮷
',1,1);
CREATE TABLE elsewhere (
	stage TEXT NOT NULL, 
	skipped INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	person TEXT NOT NULL, 
	time TEXT NOT NULL, 
	PRIMARY KEY (stage)
)
 WITHOUT ROWID

;
INSERT INTO "elsewhere" VALUES('stage“1”,𠮷
',1,'reason“1”,𠮷
','person“1”,𠮷
','time“1”,𠮷
');
CREATE TABLE entrant (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "entrant" VALUES('stage“1”,𠮷
',1);
CREATE TABLE first_name (
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	applicant TEXT NOT NULL, 
	PRIMARY KEY (number)
)
 WITHOUT ROWID

;
INSERT INTO "first_name" VALUES(1,'name“1”,𠮷
','applicant“1”,𠮷
');
CREATE TABLE give_back (
	sheet TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	by_judge INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	PRIMARY KEY (sheet)
)
 WITHOUT ROWID

;
INSERT INTO "give_back" VALUES('sheet“1”,𠮷
','stage“1”,𠮷
',1,'judge“1”,𠮷
','reason“1”,𠮷
',1,'time“1”,𠮷
');
CREATE TABLE hand_in (
	id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	panel TEXT NOT NULL, 
	seat INTEGER NOT NULL, 
	inlet TEXT NOT NULL, 
	device TEXT NOT NULL, 
	receipt TEXT NOT NULL, 
	turn INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "hand_in" VALUES('id“1”,𠮷
','stage“1”,𠮷
',1,'judge“1”,𠮷
','panel“1”,𠮷
',1,'scan','device“1”,𠮷
','receipt“1”,𠮷
',1,'time“1”,𠮷
','occasion“1”,𠮷
');
CREATE TABLE journal (
	number INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	person TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "journal" VALUES(1,'2026-11-20T09:00:00+00:00','王五','file.create','scratch.maker','','[["schema_version",[7],null,{"version":7}]]','0000000000000000000000000000000000000000000000000000000000000000','14cd4ebc09ef6d2ae062133d64207fdeaa2b92e9395082fb2818ac4da39a2e43');
INSERT INTO "journal" VALUES(2,'2026-11-20T09:00:00+00:00','王五','test.put','RulebookText','reason','[["rulebook_text",[1],null,{"id":1,"text":"text“1”,𠮷\n"}]]','14cd4ebc09ef6d2ae062133d64207fdeaa2b92e9395082fb2818ac4da39a2e43','6a317186012d165bb25aefe581361cb1d9122c2cc2b05af53f8ee0fc4c6c2c97');
INSERT INTO "journal" VALUES(3,'2026-11-20T09:00:00+00:00','王五','test.put','Setting','reason','[["setting",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","value":"value“1”,𠮷\n"}]]','6a317186012d165bb25aefe581361cb1d9122c2cc2b05af53f8ee0fc4c6c2c97','599900a6dda37340a7c673f22deea5bb267d5eacb2b62baad9b259ae774e3a53');
INSERT INTO "journal" VALUES(4,'2026-11-20T09:00:00+00:00','王五','test.put','Project','reason','[["project",[1],null,{"applicant":"applicant“1”,𠮷\n","contact":"contact“1”,𠮷\n","division":"division“1”,𠮷\n","legal_person":"legal_person“1”,𠮷\n","liaison":"liaison“1”,𠮷\n","members":"[\"members“1”,𠮷\\n\",\"members“2”,𠮷\\n\"]","name":"name“1”,𠮷\n","number":1,"phone":"phone“1”,𠮷\n","region":"region“1”,𠮷\n","registered_on":"registered_on“1”,𠮷\n","rewarded_elsewhere":"rewarded_elsewhere“1”,𠮷\n","specialised":"specialised“1”,𠮷\n"}]]','599900a6dda37340a7c673f22deea5bb267d5eacb2b62baad9b259ae774e3a53','5f22132e8761629471814cf40d145c3efe9fadb1154c3651fb690025938424d6');
INSERT INTO "journal" VALUES(5,'2026-11-20T09:00:00+00:00','王五','test.put','FirstName','reason','[["first_name",[1],null,{"applicant":"applicant“1”,𠮷\n","name":"name“1”,𠮷\n","number":1}]]','5f22132e8761629471814cf40d145c3efe9fadb1154c3651fb690025938424d6','bb96a435ce0f42697b06f1257d4207b6c3dd6736108a8c9a514a9b1394ca5fd3');
INSERT INTO "journal" VALUES(6,'2026-11-20T09:00:00+00:00','王五','test.put','Declaration','reason','[["declaration",[1,"condition“1”,𠮷\n"],null,{"condition":"condition“1”,𠮷\n","fulfilled":1,"ground":"ground“1”,𠮷\n","number":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','bb96a435ce0f42697b06f1257d4207b6c3dd6736108a8c9a514a9b1394ca5fd3','eceb0e842238ea9c104a3f750f14f51ddbdde274b34d65aab3b228c2c0ed9a26');
INSERT INTO "journal" VALUES(7,'2026-11-20T09:00:00+00:00','王五','test.put','Seat','reason','[["seat",["stage“1”,𠮷\n","panel“1”,𠮷\n",1],null,{"bench":"bench“1”,𠮷\n","employer":"employer“1”,𠮷\n","judge":"judge“1”,𠮷\n","panel":"panel“1”,𠮷\n","seat":1,"stage":"stage“1”,𠮷\n"}]]','eceb0e842238ea9c104a3f750f14f51ddbdde274b34d65aab3b228c2c0ed9a26','2f9c37632f08213d45bb9ecc8fbcfcc12b0e459f48887b5324dc6e767916dbb7');
INSERT INTO "journal" VALUES(8,'2026-11-20T09:00:00+00:00','王五','test.put','Assignment','reason','[["assignment",["stage“1”,𠮷\n",1],null,{"number":1,"panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','2f9c37632f08213d45bb9ecc8fbcfcc12b0e459f48887b5324dc6e767916dbb7','fe5e15d2ff7ad927f31ad7704dd00039c592608fff6b1de0520518493038c2ed');
INSERT INTO "journal" VALUES(9,'2026-11-20T09:00:00+00:00','王五','test.put','Recusal','reason','[["recusal",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','fe5e15d2ff7ad927f31ad7704dd00039c592608fff6b1de0520518493038c2ed','8f86b724a629ca40cdd507bba863647f56cd357d351f147b10d148f0f33fe752');
INSERT INTO "journal" VALUES(10,'2026-11-20T09:00:00+00:00','王五','test.put','Absence','reason','[["absence",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','8f86b724a629ca40cdd507bba863647f56cd357d351f147b10d148f0f33fe752','e23fe06ca1cf6178ccd3497371ba6afdfaf9bdb6212567159bb8c2f97eb6c96d');
INSERT INTO "journal" VALUES(11,'2026-11-20T09:00:00+00:00','王五','test.put','Appearance','reason','[["appearance",["stage“1”,𠮷\n",1],null,{"number":1,"presence":"presented","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','e23fe06ca1cf6178ccd3497371ba6afdfaf9bdb6212567159bb8c2f97eb6c96d','b302aa82af723e43f81de65907b46d109432c6120153810c82b2df0ad94dfa51');
INSERT INTO "journal" VALUES(12,'2026-11-20T09:00:00+00:00','王五','test.put','Drawing','reason','[["drawing",["stage“1”,𠮷\n"],null,{"seed":"seed“1”,𠮷\n","stage":"stage“1”,𠮷\n","witness":"witness“1”,𠮷\n"}]]','b302aa82af723e43f81de65907b46d109432c6120153810c82b2df0ad94dfa51','dae48471dc1d8c956318db2408f2609ac2326233d6c4a9c7d01f89f33f7960f3');
INSERT INTO "journal" VALUES(13,'2026-11-20T09:00:00+00:00','王五','test.put','DrawnPlace','reason','[["drawn_place",["stage“1”,𠮷\n",1],null,{"division":"division“1”,𠮷\n","number":1,"position":1,"stage":"stage“1”,𠮷\n"}]]','dae48471dc1d8c956318db2408f2609ac2326233d6c4a9c7d01f89f33f7960f3','a464bce07d4bea8ce1cf38e5c30bf3388c1810c48becb2c8cdabf932e3a17c9f');
INSERT INTO "journal" VALUES(14,'2026-11-20T09:00:00+00:00','王五','test.put','Entrant','reason','[["entrant",["stage“1”,𠮷\n",1],null,{"number":1,"stage":"stage“1”,𠮷\n"}]]','a464bce07d4bea8ce1cf38e5c30bf3388c1810c48becb2c8cdabf932e3a17c9f','b9793d721962d5d1c378a32ff2924188e0ebed0a3ee3397108ec9429ef4b35be');
INSERT INTO "journal" VALUES(15,'2026-11-20T09:00:00+00:00','王五','test.put','Mark','reason','[["mark",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","criterion“1”,𠮷\n","occasion“1”,𠮷\n",1,1],null,{"criterion":"criterion“1”,𠮷\n","judge":"judge“1”,𠮷\n","keying":1,"number":1,"occasion":"occasion“1”,𠮷\n","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","value":"1.50","version":1}]]','b9793d721962d5d1c378a32ff2924188e0ebed0a3ee3397108ec9429ef4b35be','d3410b1829660b3ae83ea278f8b1717ec5e090da79a6cc44a2cc4b0de8b4bf42');
INSERT INTO "journal" VALUES(16,'2026-11-20T09:00:00+00:00','王五','test.put','Confirmation','reason','[["confirmation",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','d3410b1829660b3ae83ea278f8b1717ec5e090da79a6cc44a2cc4b0de8b4bf42','1d8b3abe2319ba66a025e1bea2fc175a66664e9305c8de5f03016537ab61adfd');
INSERT INTO "journal" VALUES(17,'2026-11-20T09:00:00+00:00','王五','test.put','Reveal','reason','[["reveal",["stage“1”,𠮷\n",1],null,{"number":1,"score":"1.50","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','1d8b3abe2319ba66a025e1bea2fc175a66664e9305c8de5f03016537ab61adfd','1ccb4f0a8937b95f9bf8c53f0688fac1556760f917ab754d548363a854730902');
INSERT INTO "journal" VALUES(18,'2026-11-20T09:00:00+00:00','王五','test.put','PlayoffReveal','reason','[["playoff_reveal",["stage“1”,𠮷\n",1,"occasion“1”,𠮷\n"],null,{"number":1,"occasion":"occasion“1”,𠮷\n","score":"1.50","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','1ccb4f0a8937b95f9bf8c53f0688fac1556760f917ab754d548363a854730902','47bbefd130c251489673424f51f81a23cf1dcc549c2e7a05d4a2f9f4a9cb8e6c');
INSERT INTO "journal" VALUES(19,'2026-11-20T09:00:00+00:00','王五','test.put','PaperTotal','reason','[["paper_total",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n","total":"1.50"}]]','47bbefd130c251489673424f51f81a23cf1dcc549c2e7a05d4a2f9f4a9cb8e6c','47fcc055aa488a182b161370264412691193dded9095af0b2ac46f7c1edc5e8f');
INSERT INTO "journal" VALUES(20,'2026-11-20T09:00:00+00:00','王五','test.put','SeatPass','reason','[["seat_pass",["stage“1”,𠮷\n","panel“1”,𠮷\n",1],null,{"bound":"bound“1”,𠮷\n","device_key":"device_key“1”,𠮷\n","device_name":"device_name“1”,𠮷\n","issued":"issued“1”,𠮷\n","judge":"judge“1”,𠮷\n","on_paper":1,"panel":"panel“1”,𠮷\n","seat":1,"stage":"stage“1”,𠮷\n","token":"token“1”,𠮷\n"}]]','47fcc055aa488a182b161370264412691193dded9095af0b2ac46f7c1edc5e8f','11681aa306623d62e51d6e17e0701ee98633fa4d117c85b8707ade022d034ea0');
INSERT INTO "journal" VALUES(21,'2026-11-20T09:00:00+00:00','王五','test.put','StageCall','reason','[["stage_call",["stage“1”,𠮷\n",1],null,{"number":1,"panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n","turn":1}]]','11681aa306623d62e51d6e17e0701ee98633fa4d117c85b8707ade022d034ea0','04426ed2792f64cad80d6c17f3a4af21de42a7ec3182f32048f89157dc1163c3');
INSERT INTO "journal" VALUES(22,'2026-11-20T09:00:00+00:00','王五','test.put','HandIn','reason','[["hand_in",["id“1”,𠮷\n"],null,{"device":"device“1”,𠮷\n","id":"id“1”,𠮷\n","inlet":"scan","judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","panel":"panel“1”,𠮷\n","receipt":"receipt“1”,𠮷\n","seat":1,"stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n","turn":1}]]','04426ed2792f64cad80d6c17f3a4af21de42a7ec3182f32048f89157dc1163c3','a71e2314e278c882747644a8ecfa45ddaa90b07e885f7377cfd125e06f73ebbd');
INSERT INTO "journal" VALUES(23,'2026-11-20T09:00:00+00:00','王五','test.put','GiveBack','reason','[["give_back",["sheet“1”,𠮷\n"],null,{"by_judge":1,"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","sheet":"sheet“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','a71e2314e278c882747644a8ecfa45ddaa90b07e885f7377cfd125e06f73ebbd','ce2dc6b8a6025f6b076f49284828615c9c11edc9daa5c17e9cefb4ec8d840a61');
INSERT INTO "journal" VALUES(24,'2026-11-20T09:00:00+00:00','王五','test.put','Objection','reason','[["objection",["id“1”,𠮷\n"],null,{"contact":"contact“1”,𠮷\n","evidence":"evidence“1”,𠮷\n","id":"id“1”,𠮷\n","numbers":"[1,2]","person":"person“1”,𠮷\n","stage":"stage“1”,𠮷\n","text":"text“1”,𠮷\n","time":"time“1”,𠮷\n","until":"until“1”,𠮷\n"}]]','ce2dc6b8a6025f6b076f49284828615c9c11edc9daa5c17e9cefb4ec8d840a61','fa67ed27cb77ba91256c1910dc2a42111b46e66e48b131c1788f50a5dbe780e9');
INSERT INTO "journal" VALUES(25,'2026-11-20T09:00:00+00:00','王五','test.put','CommitteeMember','reason','[["committee_member",["name“1”,𠮷\n"],null,{"chair":1,"employer":"employer“1”,𠮷\n","name":"name“1”,𠮷\n"}]]','fa67ed27cb77ba91256c1910dc2a42111b46e66e48b131c1788f50a5dbe780e9','a53e68e954a1f6cb299a50679dd9bd5b82f94da01af41ab02b60cc1be4602cf1');
INSERT INTO "journal" VALUES(26,'2026-11-20T09:00:00+00:00','王五','test.put','Ruling','reason','[["ruling",[1],null,{"ballots":"[\"ballots“1”,𠮷\\n\",\"ballots“2”,𠮷\\n\"]","case":"case“1”,𠮷\n","decision":"order","extra_places":1,"id":1,"judge":"judge“1”,𠮷\n","kind":"divergence","numbers":"[1,2]","order":"[1,2]","person":"person“1”,𠮷\n","places_after":"[\"places_after“1”,𠮷\\n\",\"places_after“2”,𠮷\\n\"]","places_before":"[\"places_before“1”,𠮷\\n\",\"places_before“2”,𠮷\\n\"]","points":"1.50","present":"[\"present“1”,𠮷\\n\",\"present“2”,𠮷\\n\"]","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','a53e68e954a1f6cb299a50679dd9bd5b82f94da01af41ab02b60cc1be4602cf1','4a1d14e9a21097bb677928421ad38be3bf8860aec365375b70b0397bdb726468');
INSERT INTO "journal" VALUES(27,'2026-11-20T09:00:00+00:00','王五','test.put','Seal','reason','[["seal",["stage“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","entry":1,"person":"person“1”,𠮷\n","replaces":"replaces“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n","version":1}]]','4a1d14e9a21097bb677928421ad38be3bf8860aec365375b70b0397bdb726468','4875bf77bae1474656b06a23c5291f7d59cfa6cae7ffe2b5ac46ed7bcf45290c');
INSERT INTO "journal" VALUES(28,'2026-11-20T09:00:00+00:00','王五','test.put','Elsewhere','reason','[["elsewhere",["stage“1”,𠮷\n"],null,{"person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","skipped":1,"stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','4875bf77bae1474656b06a23c5291f7d59cfa6cae7ffe2b5ac46ed7bcf45290c','94874eb13e0d2370f2853c9ed0d440efe6fa319753370e39a939875083d9429f');
INSERT INTO "journal" VALUES(29,'2026-11-20T09:00:00+00:00','王五','test.put','OutsideResult','reason','[["outside_result",["stage“1”,𠮷\n",1],null,{"goes_on":1,"number":1,"score":"1.50","stage":"stage“1”,𠮷\n"}]]','94874eb13e0d2370f2853c9ed0d440efe6fa319753370e39a939875083d9429f','2bc1cdae0583dee36b379a83be149886a20bc84592da410dbba839ec32ebd59f');
INSERT INTO "journal" VALUES(30,'2026-11-20T09:00:00+00:00','王五','test.put','OrganisationPrize','reason','[["organisation_prize",["award“1”,𠮷\n","organisation“1”,𠮷\n"],null,{"award":"award“1”,𠮷\n","organisation":"organisation“1”,𠮷\n"}]]','2bc1cdae0583dee36b379a83be149886a20bc84592da410dbba839ec32ebd59f','c61bea73f7b57721c2f9f6d1a33eabd0eaa92594b1ecfb31241b15b982960fdb');
INSERT INTO "journal" VALUES(31,'2026-11-20T09:00:00+00:00','王五','test.put','AwardCall','reason','[["award_call",["award“1”,𠮷\n","division“1”,𠮷\n"],null,{"award":"award“1”,𠮷\n","called":"[\"called“1”,𠮷\\n\",\"called“2”,𠮷\\n\"]","division":"division“1”,𠮷\n","time":"time“1”,𠮷\n","turn":1}]]','c61bea73f7b57721c2f9f6d1a33eabd0eaa92594b1ecfb31241b15b982960fdb','aa54a8ec0aa5ad3aca0ea28f412bd1eb5eaa64cfeac617f451aefb76b8d38e92');
INSERT INTO "journal" VALUES(32,'2026-11-20T09:00:00+00:00','王五','test.put','CertificateIssue','reason','[["certificate_issue",[1],null,{"award":"award“1”,𠮷\n","division":"division“1”,𠮷\n","id":1,"number":1,"person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","recipient":"recipient“1”,𠮷\n","replaces":1,"serial":"serial“1”,𠮷\n","state":"void","time":"time“1”,𠮷\n","voided_at":"voided_at“1”,𠮷\n","voided_by":"voided_by“1”,𠮷\n"}]]','aa54a8ec0aa5ad3aca0ea28f412bd1eb5eaa64cfeac617f451aefb76b8d38e92','5cfa898bfe6a613efed4a1caebc2242f8c3b91e3efc3f4e9552d0229f8d84b2f');
INSERT INTO "journal" VALUES(33,'2026-11-20T09:00:00+00:00','王五','test.put','Person','reason','[["person",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","pin":"pin“1”,𠮷\n","roles":"[\"roles“1”,𠮷\\n\",\"roles“2”,𠮷\\n\"]"}]]','5cfa898bfe6a613efed4a1caebc2242f8c3b91e3efc3f4e9552d0229f8d84b2f','c280db6701baed0d05107ad388f17e1f6e86ebac3ac0f01fdd185f67c7ccb6f4');
INSERT INTO "journal" VALUES(34,'2026-11-20T09:00:00+00:00','王五','test.put','PinFailure','reason','[["pin_failure",["person“1”,𠮷\n"],null,{"count":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n","uptime":1}]]','c280db6701baed0d05107ad388f17e1f6e86ebac3ac0f01fdd185f67c7ccb6f4','61585224dd95b7c02105c27e028ac27957696cc47e8713b886d046102f70d8ac');
INSERT INTO "journal" VALUES(35,'2026-11-20T09:00:00+00:00','王五','test.put','Room','reason','[["room",["stage“1”,𠮷\n","panel“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","entry":1,"numbers":"[1,2]","panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','61585224dd95b7c02105c27e028ac27957696cc47e8713b886d046102f70d8ac','52d8755a9c637b9132a9a0a4f5ac402d098057b2244ec66dc795fa3da271bb18');
INSERT INTO "journal" VALUES(36,'2026-11-20T09:00:00+00:00','王五','test.put','Conflict','reason','[["conflict",["id“1”,𠮷\n"],null,{"id":"id“1”,𠮷\n","kept":"kept“1”,𠮷\n","main":"main“1”,𠮷\n","main_words":"main_words“1”,𠮷\n","number":1,"panel":"panel“1”,𠮷\n","person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","record":"record“1”,𠮷\n","room":"room“1”,𠮷\n","room_words":"room_words“1”,𠮷\n","stage":"stage“1”,𠮷\n","subject":"subject“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','52d8755a9c637b9132a9a0a4f5ac402d098057b2244ec66dc795fa3da271bb18','4e1919fe419fbf5bcc03a98e640ed8e0820abf9676566954e94bc5a1940e71b4');
CREATE TABLE mark (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	criterion TEXT NOT NULL, 
	value TEXT, 
	occasion TEXT NOT NULL, 
	keying INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (stage, number, judge, criterion, occasion, keying, version)
)
 WITHOUT ROWID

;
INSERT INTO "mark" VALUES('stage“1”,𠮷
',1,'judge“1”,𠮷
','criterion“1”,𠮷
','1.50','occasion“1”,𠮷
',1,1,'reason“1”,𠮷
');
CREATE TABLE objection (
	id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	numbers TEXT NOT NULL, 
	person TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	time TEXT NOT NULL, 
	text TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	until TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "objection" VALUES('id“1”,𠮷
','stage“1”,𠮷
','[1,2]','person“1”,𠮷
','contact“1”,𠮷
','time“1”,𠮷
','text“1”,𠮷
','evidence“1”,𠮷
','until“1”,𠮷
');
CREATE TABLE organisation_prize (
	award TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	PRIMARY KEY (award, organisation)
)
 WITHOUT ROWID

;
INSERT INTO "organisation_prize" VALUES('award“1”,𠮷
','organisation“1”,𠮷
');
CREATE TABLE outside_result (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	score TEXT, 
	goes_on INTEGER NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "outside_result" VALUES('stage“1”,𠮷
',1,'1.50',1);
CREATE TABLE paper_total (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	total TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	PRIMARY KEY (stage, number, judge, occasion)
)
 WITHOUT ROWID

;
INSERT INTO "paper_total" VALUES('stage“1”,𠮷
',1,'judge“1”,𠮷
','1.50','occasion“1”,𠮷
');
CREATE TABLE person (
	name TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	pin TEXT NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID

;
INSERT INTO "person" VALUES('name“1”,𠮷
','["roles“1”,𠮷\n","roles“2”,𠮷\n"]','pin“1”,𠮷
');
CREATE TABLE pin_failure (
	person TEXT NOT NULL, 
	count INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	uptime INTEGER NOT NULL, 
	PRIMARY KEY (person)
)
 WITHOUT ROWID

;
INSERT INTO "pin_failure" VALUES('person“1”,𠮷
',1,'time“1”,𠮷
',1);
CREATE TABLE playoff_reveal (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	occasion TEXT NOT NULL, 
	score TEXT, 
	time TEXT NOT NULL, 
	PRIMARY KEY (stage, number, occasion)
)
 WITHOUT ROWID

;
INSERT INTO "playoff_reveal" VALUES('stage“1”,𠮷
',1,'occasion“1”,𠮷
','1.50','time“1”,𠮷
');
CREATE TABLE project (
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	applicant TEXT NOT NULL, 
	division TEXT NOT NULL, 
	specialised TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	legal_person TEXT NOT NULL, 
	region TEXT NOT NULL, 
	liaison TEXT NOT NULL, 
	members TEXT NOT NULL, 
	registered_on TEXT NOT NULL, 
	rewarded_elsewhere TEXT NOT NULL, 
	PRIMARY KEY (number)
)
 WITHOUT ROWID

;
INSERT INTO "project" VALUES(1,'name“1”,𠮷
','applicant“1”,𠮷
','division“1”,𠮷
','specialised“1”,𠮷
','contact“1”,𠮷
','phone“1”,𠮷
','legal_person“1”,𠮷
','region“1”,𠮷
','liaison“1”,𠮷
','["members“1”,𠮷\n","members“2”,𠮷\n"]','registered_on“1”,𠮷
','rewarded_elsewhere“1”,𠮷
');
CREATE TABLE recusal (
	stage TEXT NOT NULL, 
	judge TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (stage, judge, number)
)
 WITHOUT ROWID

;
INSERT INTO "recusal" VALUES('stage“1”,𠮷
','judge“1”,𠮷
',1,'reason“1”,𠮷
');
CREATE TABLE reveal (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	score TEXT, 
	time TEXT NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "reveal" VALUES('stage“1”,𠮷
',1,'1.50','time“1”,𠮷
');
CREATE TABLE room (
	stage TEXT NOT NULL, 
	panel TEXT NOT NULL, 
	numbers TEXT NOT NULL, 
	entry INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	PRIMARY KEY (stage, panel)
)
 WITHOUT ROWID

;
INSERT INTO "room" VALUES('stage“1”,𠮷
','panel“1”,𠮷
','[1,2]',1,'digest“1”,𠮷
');
CREATE TABLE room_entry (
	room TEXT NOT NULL, 
	entry INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	person TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	PRIMARY KEY (room, entry)
)
 WITHOUT ROWID

;
CREATE TABLE rulebook_text (
	id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "rulebook_text" VALUES(1,'text“1”,𠮷
');
CREATE TABLE ruling (
	id INTEGER NOT NULL, 
	"case" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	numbers TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	present TEXT NOT NULL, 
	time TEXT NOT NULL, 
	"order" TEXT NOT NULL, 
	judge TEXT NOT NULL, 
	points TEXT, 
	extra_places INTEGER NOT NULL, 
	ballots TEXT NOT NULL, 
	places_before TEXT NOT NULL, 
	places_after TEXT NOT NULL, 
	person TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "ruling" VALUES(1,'case“1”,𠮷
','divergence','stage“1”,𠮷
','[1,2]','order','reason“1”,𠮷
','["present“1”,𠮷\n","present“2”,𠮷\n"]','time“1”,𠮷
','[1,2]','judge“1”,𠮷
','1.50',1,'["ballots“1”,𠮷\n","ballots“2”,𠮷\n"]','["places_before“1”,𠮷\n","places_before“2”,𠮷\n"]','["places_after“1”,𠮷\n","places_after“2”,𠮷\n"]','person“1”,𠮷
');
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(7);
CREATE TABLE seal (
	stage TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	time TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	entry INTEGER NOT NULL, 
	replaces TEXT NOT NULL, 
	PRIMARY KEY (stage)
)
 WITHOUT ROWID

;
INSERT INTO "seal" VALUES('stage“1”,𠮷
','digest“1”,𠮷
','person“1”,𠮷
','time“1”,𠮷
',1,1,'replaces“1”,𠮷
');
CREATE TABLE seat (
	stage TEXT NOT NULL, 
	panel TEXT NOT NULL, 
	seat INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	employer TEXT NOT NULL, 
	bench TEXT NOT NULL, 
	PRIMARY KEY (stage, panel, seat)
)
 WITHOUT ROWID

;
INSERT INTO "seat" VALUES('stage“1”,𠮷
','panel“1”,𠮷
',1,'judge“1”,𠮷
','employer“1”,𠮷
','bench“1”,𠮷
');
CREATE TABLE seat_pass (
	stage TEXT NOT NULL, 
	panel TEXT NOT NULL, 
	seat INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	token TEXT NOT NULL, 
	issued TEXT NOT NULL, 
	device_key TEXT NOT NULL, 
	device_name TEXT NOT NULL, 
	bound TEXT NOT NULL, 
	on_paper INTEGER NOT NULL, 
	PRIMARY KEY (stage, panel, seat)
)
 WITHOUT ROWID

;
INSERT INTO "seat_pass" VALUES('stage“1”,𠮷
','panel“1”,𠮷
',1,'judge“1”,𠮷
','token“1”,𠮷
','issued“1”,𠮷
','device_key“1”,𠮷
','device_name“1”,𠮷
','bound“1”,𠮷
',1);
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID

;
INSERT INTO "setting" VALUES('name“1”,𠮷
','value“1”,𠮷
');
CREATE TABLE stage_call (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	panel TEXT NOT NULL, 
	turn INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "stage_call" VALUES('stage“1”,𠮷
',1,'panel“1”,𠮷
',1,'time“1”,𠮷
');
CREATE TRIGGER "journal_no_update" BEFORE UPDATE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER "journal_no_delete" BEFORE DELETE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER "mark_no_update" BEFORE UPDATE ON "mark" BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER "mark_no_delete" BEFORE DELETE ON "mark" BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER "hand_in_no_update" BEFORE UPDATE ON "hand_in" BEGIN SELECT RAISE(ABORT, 'hand_in is append-only'); END;
CREATE TRIGGER "hand_in_no_delete" BEFORE DELETE ON "hand_in" BEGIN SELECT RAISE(ABORT, 'hand_in is append-only'); END;
CREATE TRIGGER "give_back_no_update" BEFORE UPDATE ON "give_back" BEGIN SELECT RAISE(ABORT, 'give_back is append-only'); END;
CREATE TRIGGER "give_back_no_delete" BEFORE DELETE ON "give_back" BEGIN SELECT RAISE(ABORT, 'give_back is append-only'); END;
CREATE TRIGGER "ruling_no_update" BEFORE UPDATE ON "ruling" BEGIN SELECT RAISE(ABORT, 'ruling is append-only'); END;
CREATE TRIGGER "ruling_no_delete" BEFORE DELETE ON "ruling" BEGIN SELECT RAISE(ABORT, 'ruling is append-only'); END;
CREATE TRIGGER "room_entry_no_update" BEFORE UPDATE ON "room_entry" BEGIN SELECT RAISE(ABORT, 'room_entry is append-only'); END;
CREATE TRIGGER "room_entry_no_delete" BEFORE DELETE ON "room_entry" BEGIN SELECT RAISE(ABORT, 'room_entry is append-only'); END;
COMMIT;
