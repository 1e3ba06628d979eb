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
INSERT INTO "journal" VALUES(1,'2026-11-20T09:00:00+00:00','王五','file.create','scratch.maker','','[["schema_version",[5],null,{"version":5}]]','0000000000000000000000000000000000000000000000000000000000000000','aefb1aca756c7c8cab8b44b35b1ac7ceda8b6b212f209af71d76da6c2100042e');
INSERT INTO "journal" VALUES(2,'2026-11-20T09:00:00+00:00','王五','test.put','RulebookText','reason','[["rulebook_text",[1],null,{"id":1,"text":"text“1”,𠮷\n"}]]','aefb1aca756c7c8cab8b44b35b1ac7ceda8b6b212f209af71d76da6c2100042e','90b47657c413d8268a1f371c615db8b5d025b464b9d9ff5bdf0dc329c2ea04cc');
INSERT INTO "journal" VALUES(3,'2026-11-20T09:00:00+00:00','王五','test.put','Setting','reason','[["setting",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","value":"value“1”,𠮷\n"}]]','90b47657c413d8268a1f371c615db8b5d025b464b9d9ff5bdf0dc329c2ea04cc','09e47053a911f68c6acb6951e9d7397f268001ac45bcbef788db7184699cd522');
INSERT INTO "journal" VALUES(4,'2026-11-20T09:00:00+00:00','王五','test.put','Project','reason','[["project",[1],null,{"applicant":"applicant“1”,𠮷\n","contact":"contact“1”,𠮷\n","division":"division“1”,𠮷\n","legal_person":"legal_person“1”,𠮷\n","liaison":"liaison“1”,𠮷\n","members":"[\"members“1”,𠮷\\n\",\"members“2”,𠮷\\n\"]","name":"name“1”,𠮷\n","number":1,"phone":"phone“1”,𠮷\n","region":"region“1”,𠮷\n","registered_on":"registered_on“1”,𠮷\n","rewarded_elsewhere":"rewarded_elsewhere“1”,𠮷\n","specialised":"specialised“1”,𠮷\n"}]]','09e47053a911f68c6acb6951e9d7397f268001ac45bcbef788db7184699cd522','7d7a1eb12584d39f0c2b119a929b7298236127341bbbb7f59944aa1ea5dd3b28');
INSERT INTO "journal" VALUES(5,'2026-11-20T09:00:00+00:00','王五','test.put','FirstName','reason','[["first_name",[1],null,{"applicant":"applicant“1”,𠮷\n","name":"name“1”,𠮷\n","number":1}]]','7d7a1eb12584d39f0c2b119a929b7298236127341bbbb7f59944aa1ea5dd3b28','97fe5cb7d2be8abf965b2512eec6ee43083a34a1bbf136c57d2103eb68da04eb');
INSERT INTO "journal" VALUES(6,'2026-11-20T09:00:00+00:00','王五','test.put','Declaration','reason','[["declaration",[1,"condition“1”,𠮷\n"],null,{"condition":"condition“1”,𠮷\n","fulfilled":1,"ground":"ground“1”,𠮷\n","number":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','97fe5cb7d2be8abf965b2512eec6ee43083a34a1bbf136c57d2103eb68da04eb','18fa87a1001c9f5e77a67cb70c93f013c268d7e3cf149669c66e61a14c6e3354');
INSERT INTO "journal" VALUES(7,'2026-11-20T09:00:00+00:00','王五','test.put','Seat','reason','[["seat",["stage“1”,𠮷\n","panel“1”,𠮷\n",1],null,{"bench":"bench“1”,𠮷\n","employer":"employer“1”,𠮷\n","judge":"judge“1”,𠮷\n","panel":"panel“1”,𠮷\n","seat":1,"stage":"stage“1”,𠮷\n"}]]','18fa87a1001c9f5e77a67cb70c93f013c268d7e3cf149669c66e61a14c6e3354','89f416d2c10e3212c792f9f5fd00140ef3608860c5836cb6964edd6c55193ca7');
INSERT INTO "journal" VALUES(8,'2026-11-20T09:00:00+00:00','王五','test.put','Assignment','reason','[["assignment",["stage“1”,𠮷\n",1],null,{"number":1,"panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','89f416d2c10e3212c792f9f5fd00140ef3608860c5836cb6964edd6c55193ca7','e08c37914721dd5063ef14eb54d739127f90429eaa8c54c33d0372278124ef99');
INSERT INTO "journal" VALUES(9,'2026-11-20T09:00:00+00:00','王五','test.put','Recusal','reason','[["recusal",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','e08c37914721dd5063ef14eb54d739127f90429eaa8c54c33d0372278124ef99','6eb983be7dcc826ee89c1039f6521513589ef79693a9dc891e897bfd57113a8e');
INSERT INTO "journal" VALUES(10,'2026-11-20T09:00:00+00:00','王五','test.put','Absence','reason','[["absence",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','6eb983be7dcc826ee89c1039f6521513589ef79693a9dc891e897bfd57113a8e','b90fe1b7149ff4b4ae1c20d2e17882d3de1aa24f0623f7cd607d644a3da5049f');
INSERT INTO "journal" VALUES(11,'2026-11-20T09:00:00+00:00','王五','test.put','Appearance','reason','[["appearance",["stage“1”,𠮷\n",1],null,{"number":1,"presence":"presented","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','b90fe1b7149ff4b4ae1c20d2e17882d3de1aa24f0623f7cd607d644a3da5049f','75b7d007ad2711547752b263002e0d128535ed685de9d7a5e5a3d8d6c7051201');
INSERT INTO "journal" VALUES(12,'2026-11-20T09:00:00+00:00','王五','test.put','Drawing','reason','[["drawing",["stage“1”,𠮷\n"],null,{"seed":"seed“1”,𠮷\n","stage":"stage“1”,𠮷\n","witness":"witness“1”,𠮷\n"}]]','75b7d007ad2711547752b263002e0d128535ed685de9d7a5e5a3d8d6c7051201','b357660732c3cd25a2c93544518b5c4dcb76a930e216be0c743fc1cbf6e4c30e');
INSERT INTO "journal" VALUES(13,'2026-11-20T09:00:00+00:00','王五','test.put','DrawnPlace','reason','[["drawn_place",["stage“1”,𠮷\n",1],null,{"division":"division“1”,𠮷\n","number":1,"position":1,"stage":"stage“1”,𠮷\n"}]]','b357660732c3cd25a2c93544518b5c4dcb76a930e216be0c743fc1cbf6e4c30e','f4fecf9012fc5c6aedfbff2f00f4cb692ab40e091be3c094bc12a8b2728f0bd2');
INSERT INTO "journal" VALUES(14,'2026-11-20T09:00:00+00:00','王五','test.put','Entrant','reason','[["entrant",["stage“1”,𠮷\n",1],null,{"number":1,"stage":"stage“1”,𠮷\n"}]]','f4fecf9012fc5c6aedfbff2f00f4cb692ab40e091be3c094bc12a8b2728f0bd2','0978b1939dbb2855552c46d9688115f35e95a418b457331f8084d731fd66b656');
INSERT INTO "journal" VALUES(15,'2026-11-20T09:00:00+00:00','王五','test.put','Mark','reason','[["mark",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","criterion“1”,𠮷\n","occasion“1”,𠮷\n",1,1],null,{"criterion":"criterion“1”,𠮷\n","judge":"judge“1”,𠮷\n","keying":1,"number":1,"occasion":"occasion“1”,𠮷\n","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","value":"1.50","version":1}]]','0978b1939dbb2855552c46d9688115f35e95a418b457331f8084d731fd66b656','4ff3f05d15648063ab46e78dd9531ee86039e25e97455c637ac7b3fa359c4f4d');
INSERT INTO "journal" VALUES(16,'2026-11-20T09:00:00+00:00','王五','test.put','Confirmation','reason','[["confirmation",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','4ff3f05d15648063ab46e78dd9531ee86039e25e97455c637ac7b3fa359c4f4d','da4763116f39b7e3c64dfc98fe996a65cd25080ca6b79b1834fa504b89b471a1');
INSERT INTO "journal" VALUES(17,'2026-11-20T09:00:00+00:00','王五','test.put','Reveal','reason','[["reveal",["stage“1”,𠮷\n",1],null,{"number":1,"score":"1.50","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','da4763116f39b7e3c64dfc98fe996a65cd25080ca6b79b1834fa504b89b471a1','617ef4ddf53356d74adc61c592bc31102dab14050aa5c31ee6b4a5bcfa2372e0');
INSERT INTO "journal" VALUES(18,'2026-11-20T09:00:00+00:00','王五','test.put','PaperTotal','reason','[["paper_total",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n","total":"1.50"}]]','617ef4ddf53356d74adc61c592bc31102dab14050aa5c31ee6b4a5bcfa2372e0','bf280ad80c7bf3347f6dfaab5ac4600941da9fe1d0b2cbdc05bf939b503e4b20');
INSERT INTO "journal" VALUES(19,'2026-11-20T09:00:00+00:00','王五','test.put','Objection','reason','[["objection",["id“1”,𠮷\n"],null,{"contact":"contact“1”,𠮷\n","evidence":"evidence“1”,𠮷\n","id":"id“1”,𠮷\n","numbers":"[1,2]","person":"person“1”,𠮷\n","stage":"stage“1”,𠮷\n","text":"text“1”,𠮷\n","time":"time“1”,𠮷\n","until":"until“1”,𠮷\n"}]]','bf280ad80c7bf3347f6dfaab5ac4600941da9fe1d0b2cbdc05bf939b503e4b20','b35a8c4c990b52545492d2bd616427f762ab27479fdaf50b62b14e5c3e3b9d50');
INSERT INTO "journal" VALUES(20,'2026-11-20T09:00:00+00:00','王五','test.put','CommitteeMember','reason','[["committee_member",["name“1”,𠮷\n"],null,{"chair":1,"employer":"employer“1”,𠮷\n","name":"name“1”,𠮷\n"}]]','b35a8c4c990b52545492d2bd616427f762ab27479fdaf50b62b14e5c3e3b9d50','9986f6f97058628093c53d83a6418140822d7baf3e5aea9980a091304046236e');
INSERT INTO "journal" VALUES(21,'2026-11-20T09:00:00+00:00','王五','test.put','Ruling','reason','[["ruling",[1],null,{"ballots":"[\"ballots“1”,𠮷\\n\",\"ballots“2”,𠮷\\n\"]","case":"case“1”,𠮷\n","decision":"order","extra_places":1,"id":1,"judge":"judge“1”,𠮷\n","kind":"divergence","numbers":"[1,2]","order":"[1,2]","person":"person“1”,𠮷\n","places_after":"[\"places_after“1”,𠮷\\n\",\"places_after“2”,𠮷\\n\"]","places_before":"[\"places_before“1”,𠮷\\n\",\"places_before“2”,𠮷\\n\"]","points":"1.50","present":"[\"present“1”,𠮷\\n\",\"present“2”,𠮷\\n\"]","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','9986f6f97058628093c53d83a6418140822d7baf3e5aea9980a091304046236e','8961b218cefec3fa0c0b96191d958916c3acca8263edb4cdcb1eec25d7725f5e');
INSERT INTO "journal" VALUES(22,'2026-11-20T09:00:00+00:00','王五','test.put','Seal','reason','[["seal",["stage“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","entry":1,"person":"person“1”,𠮷\n","replaces":"replaces“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n","version":1}]]','8961b218cefec3fa0c0b96191d958916c3acca8263edb4cdcb1eec25d7725f5e','ef70fd0c638c8de7aa28ed19bf903a0f5aef3cf737dc5ace4974c4e594eb5fe3');
INSERT INTO "journal" VALUES(23,'2026-11-20T09:00:00+00:00','王五','test.put','Elsewhere','reason','[["elsewhere",["stage“1”,𠮷\n"],null,{"person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","skipped":1,"stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','ef70fd0c638c8de7aa28ed19bf903a0f5aef3cf737dc5ace4974c4e594eb5fe3','6afaa08559b0e738506b46f68f41b9879a94733b46e284de37cde2a9eebb9cab');
INSERT INTO "journal" VALUES(24,'2026-11-20T09:00:00+00:00','王五','test.put','OutsideResult','reason','[["outside_result",["stage“1”,𠮷\n",1],null,{"goes_on":1,"number":1,"score":"1.50","stage":"stage“1”,𠮷\n"}]]','6afaa08559b0e738506b46f68f41b9879a94733b46e284de37cde2a9eebb9cab','6e250bc12a7900366c00fbeec6eb8b38e285e12a90e92e8e3318909c9570f7ff');
INSERT INTO "journal" VALUES(25,'2026-11-20T09:00:00+00:00','王五','test.put','OrganisationPrize','reason','[["organisation_prize",["award“1”,𠮷\n","organisation“1”,𠮷\n"],null,{"award":"award“1”,𠮷\n","organisation":"organisation“1”,𠮷\n"}]]','6e250bc12a7900366c00fbeec6eb8b38e285e12a90e92e8e3318909c9570f7ff','3a1695430af16a64b9cc2c312483641c9cf0259b33692e3cd3770ceed01d84c7');
INSERT INTO "journal" VALUES(26,'2026-11-20T09:00:00+00:00','王五','test.put','CertificateIssue','reason','[["certificate_issue",[1],null,{"award":"award“1”,𠮷\n","division":"division“1”,𠮷\n","id":1,"number":1,"person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","recipient":"recipient“1”,𠮷\n","replaces":1,"serial":"serial“1”,𠮷\n","state":"void","time":"time“1”,𠮷\n","voided_at":"voided_at“1”,𠮷\n","voided_by":"voided_by“1”,𠮷\n"}]]','3a1695430af16a64b9cc2c312483641c9cf0259b33692e3cd3770ceed01d84c7','31840ffdb10b8753c1499f0015aaa9cf6e6a122c07816735de918f0e06b1f8df');
INSERT INTO "journal" VALUES(27,'2026-11-20T09:00:00+00:00','王五','test.put','Person','reason','[["person",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","pin":"pin“1”,𠮷\n","roles":"[\"roles“1”,𠮷\\n\",\"roles“2”,𠮷\\n\"]"}]]','31840ffdb10b8753c1499f0015aaa9cf6e6a122c07816735de918f0e06b1f8df','9eef1036fa2c283ce29795cd815baefd09060223a87a3613f10939a15a32ca9c');
INSERT INTO "journal" VALUES(28,'2026-11-20T09:00:00+00:00','王五','test.put','PinFailure','reason','[["pin_failure",["person“1”,𠮷\n"],null,{"count":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n","uptime":1}]]','9eef1036fa2c283ce29795cd815baefd09060223a87a3613f10939a15a32ca9c','262f65fa1b7e37fa660111b9031e32069eb0272462df3a035303f66d72f97086');
INSERT INTO "journal" VALUES(29,'2026-11-20T09:00:00+00:00','王五','test.put','Room','reason','[["room",["stage“1”,𠮷\n","panel“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","entry":1,"numbers":"[1,2]","panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','262f65fa1b7e37fa660111b9031e32069eb0272462df3a035303f66d72f97086','e6c08e76ae23266955025caf6f03a60d4f1e5b8b0440882f1b2f9de772cdf619');
INSERT INTO "journal" VALUES(30,'2026-11-20T09:00:00+00:00','王五','test.put','Conflict','reason','[["conflict",["id“1”,𠮷\n"],null,{"id":"id“1”,𠮷\n","kept":"kept“1”,𠮷\n","main":"main“1”,𠮷\n","main_words":"main_words“1”,𠮷\n","number":1,"panel":"panel“1”,𠮷\n","person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","record":"record“1”,𠮷\n","room":"room“1”,𠮷\n","room_words":"room_words“1”,𠮷\n","stage":"stage“1”,𠮷\n","subject":"subject“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','e6c08e76ae23266955025caf6f03a60d4f1e5b8b0440882f1b2f9de772cdf619','219b864efad12954e9097e5bdaf5ac4c0d713300855dce4b5171a7d613811774');
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
INSERT INTO "schema_version" VALUES(5);
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
