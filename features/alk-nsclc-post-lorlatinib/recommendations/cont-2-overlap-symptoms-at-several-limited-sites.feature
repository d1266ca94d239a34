@rec:CONT-2-OVERLAP @source:CONT-2 @source:CONT-1 @question:AMB-04
Feature: Symptoms at several sites although the extent is judged limited
  The source draws no line between few and many sites. Symptoms at two or more sites that are judged
  limited fit the sentence that allows lorlatinib and the one that advises against it. The project's
  safeguard hands such a case to a person and never lets it pass as permission.

  @rec:CONT-1 @constraint:D6
  Scenario: Symptoms at three sites judged limited, SABR possible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then continuing lorlatinib needs a person to decide between readings
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib rests on CONT-2-OVERLAP
    And the answer on continuing lorlatinib cites CONT-1
    And the answer on continuing lorlatinib cites CONT-2
    And alert D6 is shown
    And open question AMB-04 is shown
    And platinum-pemetrexed chemotherapy is recommended
    And definitive local therapy should be considered
    And stereotactic ablative radiotherapy is an option
    And nothing else is recommended

  @rec:CONT-1
  Scenario Outline: Symptoms, judged limited, <number> sites, local therapy possible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <number>
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib <verdict>
    And the answer on continuing lorlatinib rests on CONT-1
    And alert D6 <flag>
    And open question AMB-04 <question>

    Examples:
      | number | verdict                                   | flag         | question     |
      | 1      | may be considered                         | is not shown | is not shown |
      | 2      | needs a person to decide between readings | is shown     | is shown     |
      | 5      | needs a person to decide between readings | is shown     | is shown     |
      | 6      | needs a person to decide between readings | is not shown | is shown     |

  Scenario Outline: Symptoms, judged limited, <number> sites, no local therapy possible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <number>
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib <verdict>
    And the answer on continuing lorlatinib rests on <rule>

    Examples:
      | number | verdict                        | rule           |
      | 1      | is not supported by the source | CONT-1         |
      | 2      | is not recommended             | CONT-2-OVERLAP |
      | 5      | is not recommended             | CONT-2-OVERLAP |
      | 6      | is not recommended             | CONT-2-OVERLAP |

  @rec:CONT-1
  Scenario Outline: No symptoms, judged limited, <number> sites, local therapy possible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <number>
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib does not cite CONT-2
    And open question AMB-04 is not shown
    And alert D6 is not shown

    Examples:
      | number |
      | 2      |
      | 5      |
      | 6      |

  @pitfall:PIT-3
  Scenario: Symptoms at three sites, judged widespread
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And the answer on continuing lorlatinib rests on PIT-3

  Scenario: Symptoms, judged limited, sites not counted, local therapy possible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is unknown
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on the number of progressing sites
    And the answer on continuing lorlatinib could still be that it may be considered
    And the answer on continuing lorlatinib could still be that it needs a person to decide between readings
    And alert D6 could not be checked
    And open question AMB-04 is shown

  Scenario: Symptoms, judged limited, sites not counted, no local therapy possible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is unknown
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on the number of progressing sites
    And the answer on continuing lorlatinib could still be that it is not supported by the source
    And the answer on continuing lorlatinib could still be that it is not recommended

  Scenario: Three sites judged limited, no local therapy possible, symptoms not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And no local treatment can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on whether the progression causes symptoms
    And the answer on continuing lorlatinib could still be that it is not supported by the source
    And the answer on continuing lorlatinib could still be that it is not recommended

  Scenario: Symptoms at three sites judged limited, feasibility of local therapy not judged
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And it is unknown which local treatments can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on which local treatments are feasible
    And the answer on continuing lorlatinib could still be that it is not recommended
    And the answer on continuing lorlatinib could still be that it needs a person to decide between readings

  Scenario: Symptoms, local therapy possible, neither extent nor sites recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the extent of the progression is unknown
    And the number of progressing sites is unknown
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on the extent of the progression and the number of progressing sites
    And the answer on continuing lorlatinib could still be that it may be considered
    And the answer on continuing lorlatinib could still be that it must be avoided
    And the answer on continuing lorlatinib could still be that it needs a person to decide between readings

  Scenario: Staying on lorlatinib is planned although the two readings disagree
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    And tissue profiling found no resistance mechanism
    When definitive local therapy is proposed
    And continuing lorlatinib is proposed
    And next-line therapy is chosen
    Then continuing lorlatinib needs a person to decide between readings
    And continuing lorlatinib cannot stand in the plan as proposed

  Scenario Outline: The conflict is declared with its reason at <number> sites
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <number>
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then the answer on continuing lorlatinib is no undeclared conflict
    And the answer on continuing lorlatinib says "does not draw the line, so a person decides"

    Examples:
      | number |
      | 2      |
      | 6      |
