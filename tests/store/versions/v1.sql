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
CREATE TABLE entrant (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "entrant" VALUES('stage“1”,𠮷
',1);
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
INSERT INTO "journal" VALUES(1,'2026-11-20T09:00:00+00:00','王五','file.create','scratch.maker','','[["schema_version",[1],null,{"version":1}]]','0000000000000000000000000000000000000000000000000000000000000000','c1017b2ec938bb1398fc4618a4199f53f06357c526c3d799e85399c09b67d8ae');
INSERT INTO "journal" VALUES(2,'2026-11-20T09:00:00+00:00','王五','test.put','RulebookText','reason','[["rulebook_text",[1],null,{"id":1,"text":"text“1”,𠮷\n"}]]','c1017b2ec938bb1398fc4618a4199f53f06357c526c3d799e85399c09b67d8ae','189ba49fe44b9710ff3be91b36113b66c58b2d30482e449d1ecfba753203cf78');
INSERT INTO "journal" VALUES(3,'2026-11-20T09:00:00+00:00','王五','test.put','Setting','reason','[["setting",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","value":"value“1”,𠮷\n"}]]','189ba49fe44b9710ff3be91b36113b66c58b2d30482e449d1ecfba753203cf78','0949680b84cb0242ecec6fcb163a27d78e29bb5a47498952772acece38af9082');
INSERT INTO "journal" VALUES(4,'2026-11-20T09:00:00+00:00','王五','test.put','Project','reason','[["project",[1],null,{"applicant":"applicant“1”,𠮷\n","contact":"contact“1”,𠮷\n","division":"division“1”,𠮷\n","legal_person":"legal_person“1”,𠮷\n","liaison":"liaison“1”,𠮷\n","members":"[\"members“1”,𠮷\\n\",\"members“2”,𠮷\\n\"]","name":"name“1”,𠮷\n","number":1,"phone":"phone“1”,𠮷\n","region":"region“1”,𠮷\n","registered_on":"registered_on“1”,𠮷\n","rewarded_elsewhere":"rewarded_elsewhere“1”,𠮷\n","specialised":"specialised“1”,𠮷\n"}]]','0949680b84cb0242ecec6fcb163a27d78e29bb5a47498952772acece38af9082','c7ccf46a1e4405c51fa8b974376b10ed173b15f0d5a1ee97f4c75913fa2601f0');
INSERT INTO "journal" VALUES(5,'2026-11-20T09:00:00+00:00','王五','test.put','Declaration','reason','[["declaration",[1,"condition“1”,𠮷\n"],null,{"condition":"condition“1”,𠮷\n","fulfilled":1,"ground":"ground“1”,𠮷\n","number":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','c7ccf46a1e4405c51fa8b974376b10ed173b15f0d5a1ee97f4c75913fa2601f0','95f890dc48ee80112a148645a0e2d2cbe08a492dd0fe2981566e9e21d3227182');
INSERT INTO "journal" VALUES(6,'2026-11-20T09:00:00+00:00','王五','test.put','Seat','reason','[["seat",["stage“1”,𠮷\n","panel“1”,𠮷\n",1],null,{"bench":"bench“1”,𠮷\n","employer":"employer“1”,𠮷\n","judge":"judge“1”,𠮷\n","panel":"panel“1”,𠮷\n","seat":1,"stage":"stage“1”,𠮷\n"}]]','95f890dc48ee80112a148645a0e2d2cbe08a492dd0fe2981566e9e21d3227182','d9e5dece4ea1be2f7c061155673fa8de771ead457432c6b4dcd8302e09a88a1a');
INSERT INTO "journal" VALUES(7,'2026-11-20T09:00:00+00:00','王五','test.put','Assignment','reason','[["assignment",["stage“1”,𠮷\n",1],null,{"number":1,"panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','d9e5dece4ea1be2f7c061155673fa8de771ead457432c6b4dcd8302e09a88a1a','e7f613b8885eabb7f6940379bb76aaa9089af9e84443396dd387b6aee1b690dc');
INSERT INTO "journal" VALUES(8,'2026-11-20T09:00:00+00:00','王五','test.put','Recusal','reason','[["recusal",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','e7f613b8885eabb7f6940379bb76aaa9089af9e84443396dd387b6aee1b690dc','603c8df35c36ae0453b23162c0d9593d849074b29d0a392b19e70acdb3aedfba');
INSERT INTO "journal" VALUES(9,'2026-11-20T09:00:00+00:00','王五','test.put','Absence','reason','[["absence",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','603c8df35c36ae0453b23162c0d9593d849074b29d0a392b19e70acdb3aedfba','89e8b92a24bde471d4e2022fd788fcd752a86e62ebee013532b4be5bdb908565');
INSERT INTO "journal" VALUES(10,'2026-11-20T09:00:00+00:00','王五','test.put','Appearance','reason','[["appearance",["stage“1”,𠮷\n",1],null,{"number":1,"presence":"presented","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','89e8b92a24bde471d4e2022fd788fcd752a86e62ebee013532b4be5bdb908565','8b9c96d828f87b0d1338f3dfee2e4509e2a3f409563ad4d2e6f3b078ffe83d8b');
INSERT INTO "journal" VALUES(11,'2026-11-20T09:00:00+00:00','王五','test.put','Drawing','reason','[["drawing",["stage“1”,𠮷\n"],null,{"seed":"seed“1”,𠮷\n","stage":"stage“1”,𠮷\n","witness":"witness“1”,𠮷\n"}]]','8b9c96d828f87b0d1338f3dfee2e4509e2a3f409563ad4d2e6f3b078ffe83d8b','5edc89520e0bf5b24ccf4d9509b8c145c522f79c4060e3b80d0f63b779c57e03');
INSERT INTO "journal" VALUES(12,'2026-11-20T09:00:00+00:00','王五','test.put','DrawnPlace','reason','[["drawn_place",["stage“1”,𠮷\n",1],null,{"division":"division“1”,𠮷\n","number":1,"position":1,"stage":"stage“1”,𠮷\n"}]]','5edc89520e0bf5b24ccf4d9509b8c145c522f79c4060e3b80d0f63b779c57e03','afc4514f0887c11891ca98bc0de5ae4c900eb3b501463b016395cc8d26288d7f');
INSERT INTO "journal" VALUES(13,'2026-11-20T09:00:00+00:00','王五','test.put','Entrant','reason','[["entrant",["stage“1”,𠮷\n",1],null,{"number":1,"stage":"stage“1”,𠮷\n"}]]','afc4514f0887c11891ca98bc0de5ae4c900eb3b501463b016395cc8d26288d7f','1766c56e8f2c118e0627bf7ba198c734ce65b69b5321d311fc2e0e9cc586cd9d');
INSERT INTO "journal" VALUES(14,'2026-11-20T09:00:00+00:00','王五','test.put','Mark','reason','[["mark",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","criterion“1”,𠮷\n","occasion“1”,𠮷\n",1,1],null,{"criterion":"criterion“1”,𠮷\n","judge":"judge“1”,𠮷\n","keying":1,"number":1,"occasion":"occasion“1”,𠮷\n","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","value":"1.50","version":1}]]','1766c56e8f2c118e0627bf7ba198c734ce65b69b5321d311fc2e0e9cc586cd9d','5029e0a58d29bf1d564fca077f8c0ce5bcf82d36f7467b5c495d4eb0fbc0fbcc');
INSERT INTO "journal" VALUES(15,'2026-11-20T09:00:00+00:00','王五','test.put','Confirmation','reason','[["confirmation",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','5029e0a58d29bf1d564fca077f8c0ce5bcf82d36f7467b5c495d4eb0fbc0fbcc','0ba8980c74b8fd5884f9dc0e9c17a4c6cda4c8bf0117f1a823bdc3b39c8ea2f2');
INSERT INTO "journal" VALUES(16,'2026-11-20T09:00:00+00:00','王五','test.put','Reveal','reason','[["reveal",["stage“1”,𠮷\n",1],null,{"number":1,"score":"1.50","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','0ba8980c74b8fd5884f9dc0e9c17a4c6cda4c8bf0117f1a823bdc3b39c8ea2f2','98a5ad69ea90665b9a7d102a78711134bcde579cc4baff7b1021a420548236f1');
INSERT INTO "journal" VALUES(17,'2026-11-20T09:00:00+00:00','王五','test.put','PaperTotal','reason','[["paper_total",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n","total":"1.50"}]]','98a5ad69ea90665b9a7d102a78711134bcde579cc4baff7b1021a420548236f1','20783168faba44bd8d01054909c10005c3ad56ad1a7471d24746e98e38a1593d');
INSERT INTO "journal" VALUES(18,'2026-11-20T09:00:00+00:00','王五','test.put','Objection','reason','[["objection",["id“1”,𠮷\n"],null,{"contact":"contact“1”,𠮷\n","evidence":"evidence“1”,𠮷\n","id":"id“1”,𠮷\n","numbers":"[1,2]","person":"person“1”,𠮷\n","stage":"stage“1”,𠮷\n","text":"text“1”,𠮷\n","time":"time“1”,𠮷\n","until":"until“1”,𠮷\n"}]]','20783168faba44bd8d01054909c10005c3ad56ad1a7471d24746e98e38a1593d','8ce411d6ec24d21fd59e8b03063b36bed66171b4eeac91c510f66bba2242e960');
INSERT INTO "journal" VALUES(19,'2026-11-20T09:00:00+00:00','王五','test.put','CommitteeMember','reason','[["committee_member",["name“1”,𠮷\n"],null,{"chair":1,"employer":"employer“1”,𠮷\n","name":"name“1”,𠮷\n"}]]','8ce411d6ec24d21fd59e8b03063b36bed66171b4eeac91c510f66bba2242e960','19c3009085fd1d93fb9d26c691eba1803d8776df3e7a39d3fa5a8d5ac443783d');
INSERT INTO "journal" VALUES(20,'2026-11-20T09:00:00+00:00','王五','test.put','Ruling','reason','[["ruling",[1],null,{"ballots":"[\"ballots“1”,𠮷\\n\",\"ballots“2”,𠮷\\n\"]","case":"case“1”,𠮷\n","decision":"order","extra_places":1,"id":1,"judge":"judge“1”,𠮷\n","kind":"divergence","numbers":"[1,2]","order":"[1,2]","person":"person“1”,𠮷\n","places_after":"[\"places_after“1”,𠮷\\n\",\"places_after“2”,𠮷\\n\"]","places_before":"[\"places_before“1”,𠮷\\n\",\"places_before“2”,𠮷\\n\"]","points":"1.50","present":"[\"present“1”,𠮷\\n\",\"present“2”,𠮷\\n\"]","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','19c3009085fd1d93fb9d26c691eba1803d8776df3e7a39d3fa5a8d5ac443783d','39667034fee6d8e235ed9ec4b70e48f42e5cf083318ffc3dadb6dfd7d2c4a6f3');
INSERT INTO "journal" VALUES(21,'2026-11-20T09:00:00+00:00','王五','test.put','Seal','reason','[["seal",["stage“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","person":"person“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','39667034fee6d8e235ed9ec4b70e48f42e5cf083318ffc3dadb6dfd7d2c4a6f3','bb2f57750a62ebf89e5c855a6a3168ab269d0cb81b7510f7a25da920af215ec9');
INSERT INTO "journal" VALUES(22,'2026-11-20T09:00:00+00:00','王五','test.put','OrganisationPrize','reason','[["organisation_prize",["award“1”,𠮷\n","organisation“1”,𠮷\n"],null,{"award":"award“1”,𠮷\n","organisation":"organisation“1”,𠮷\n"}]]','bb2f57750a62ebf89e5c855a6a3168ab269d0cb81b7510f7a25da920af215ec9','cfcc538f995d4fbb63bb61c3522e22b193a3fdf902bb9030fccffbb143a9e8f5');
INSERT INTO "journal" VALUES(23,'2026-11-20T09:00:00+00:00','王五','test.put','CertificateIssue','reason','[["certificate_issue",[1],null,{"award":"award“1”,𠮷\n","division":"division“1”,𠮷\n","id":1,"number":1,"person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","recipient":"recipient“1”,𠮷\n","replaces":1,"serial":"serial“1”,𠮷\n","state":"void","time":"time“1”,𠮷\n","voided_at":"voided_at“1”,𠮷\n","voided_by":"voided_by“1”,𠮷\n"}]]','cfcc538f995d4fbb63bb61c3522e22b193a3fdf902bb9030fccffbb143a9e8f5','e41ae83661e94d5c997abfb319d6c75eed35d12d6bbb504822ebe0d55ebcc26d');
INSERT INTO "journal" VALUES(24,'2026-11-20T09:00:00+00:00','王五','test.put','Person','reason','[["person",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","pin":"pin“1”,𠮷\n","roles":"[\"roles“1”,𠮷\\n\",\"roles“2”,𠮷\\n\"]"}]]','e41ae83661e94d5c997abfb319d6c75eed35d12d6bbb504822ebe0d55ebcc26d','72e758662856fe0e0c8235c1eff184dab1230d18d28ff695ce05dddb8fe017b7');
INSERT INTO "journal" VALUES(25,'2026-11-20T09:00:00+00:00','王五','test.put','PinFailure','reason','[["pin_failure",["person“1”,𠮷\n"],null,{"count":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','72e758662856fe0e0c8235c1eff184dab1230d18d28ff695ce05dddb8fe017b7','97f3604935523ac232d717a79c9be3da3c4027d5129dc2efbebfdab20f835a43');
INSERT INTO "journal" VALUES(26,'2026-11-20T09:00:00+00:00','王五','test.put','Room','reason','[["room",["stage“1”,𠮷\n","panel“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","entry":1,"numbers":"[1,2]","panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','97f3604935523ac232d717a79c9be3da3c4027d5129dc2efbebfdab20f835a43','4a26792163cabbdc9008a4883ad5d2680f1534353832e6ac21164e26a3540d15');
INSERT INTO "journal" VALUES(27,'2026-11-20T09:00:00+00:00','王五','test.put','Conflict','reason','[["conflict",["id“1”,𠮷\n"],null,{"id":"id“1”,𠮷\n","kept":"kept“1”,𠮷\n","main":"main“1”,𠮷\n","main_words":"main_words“1”,𠮷\n","number":1,"panel":"panel“1”,𠮷\n","person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","record":"record“1”,𠮷\n","room":"room“1”,𠮷\n","room_words":"room_words“1”,𠮷\n","stage":"stage“1”,𠮷\n","subject":"subject“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','4a26792163cabbdc9008a4883ad5d2680f1534353832e6ac21164e26a3540d15','d91f724ab9bbe5b74b4f74eca874d17d7524c5a0e79df110fa3eabdcbf9782bc');
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
	PRIMARY KEY (person)
)
 WITHOUT ROWID

;
INSERT INTO "pin_failure" VALUES('person“1”,𠮷
',1,'time“1”,𠮷
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
INSERT INTO "schema_version" VALUES(1);
CREATE TABLE seal (
	stage TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	time TEXT NOT NULL, 
	PRIMARY KEY (stage)
)
 WITHOUT ROWID

;
INSERT INTO "seal" VALUES('stage“1”,𠮷
','digest“1”,𠮷
','person“1”,𠮷
','time“1”,𠮷
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
CREATE TRIGGER "journal_no_update" BEFORE UPDATE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER "journal_no_delete" BEFORE DELETE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER "mark_no_update" BEFORE UPDATE ON "mark" BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER "mark_no_delete" BEFORE DELETE ON "mark" BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER "ruling_no_update" BEFORE UPDATE ON "ruling" BEGIN SELECT RAISE(ABORT, 'ruling is append-only'); END;
CREATE TRIGGER "ruling_no_delete" BEFORE DELETE ON "ruling" BEGIN SELECT RAISE(ABORT, 'ruling is append-only'); END;
CREATE TRIGGER "room_entry_no_update" BEFORE UPDATE ON "room_entry" BEGIN SELECT RAISE(ABORT, 'room_entry is append-only'); END;
CREATE TRIGGER "room_entry_no_delete" BEFORE DELETE ON "room_entry" BEGIN SELECT RAISE(ABORT, 'room_entry is append-only'); END;
COMMIT;
